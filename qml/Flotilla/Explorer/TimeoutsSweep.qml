import QtQuick
import Flotilla.Planning
import Flotilla.Style

// One setting varied, the others held: what disturbs the peace, how long crashes take, who splits.
Column {
    id: sweepPart

    required property SweepStudy study
    required property int columns
    readonly property real plotWidth: (width - (columns - 1) * Style.padPanel) / columns

    spacing: Style.wide

    Flow {
        width: sweepPart.width
        spacing: Style.gap

        Label {
            height: Style.control
            text: qsTr("Against")
            font.pixelSize: Style.small
            color: Style.text2
            Accessible.ignored: true
        }
        Segmented {
            options: sweepPart.study.subjects
            current: sweepPart.study.subject
            Accessible.name: qsTr("Against which setting")
            onPicked: index => sweepPart.study.subject = index
        }
        Segmented {
            visible: sweepPart.study.aspects.length > 1
            options: sweepPart.study.aspects
            current: sweepPart.study.aspect
            Accessible.name: qsTr("What of it")
            onPicked: index => sweepPart.study.aspect = index
        }
    }
    StudyStatus {
        width: sweepPart.width
        job: sweepPart.study.job
    }
    Finding {
        width: sweepPart.width
        text: sweepPart.study.finding
    }
    Label {
        visible: text.length > 0
        width: sweepPart.width
        text: sweepPart.study.held
        font.pixelSize: Style.small
        color: Style.text2
        wrapMode: Text.Wrap
    }
    Grid {
        columns: sweepPart.columns
        columnSpacing: Style.padPanel
        rowSpacing: Style.pad

        PlotView {
            width: sweepPart.plotWidth
            source: sweepPart.study.needless
        }
        PlotView {
            width: sweepPart.plotWidth
            source: sweepPart.study.leaderless
        }
        PlotView {
            width: sweepPart.plotWidth
            source: sweepPart.study.split
        }
        PlotView {
            width: sweepPart.plotWidth
            plotHeight: Style.scaled(380)
            source: sweepPart.study.spreads
        }
    }
    Label {
        width: sweepPart.width
        text: qsTr("Needless: a server stood for election though nobody had crashed. Where none was seen, the point says how many there may be at most: three in the hours that were watched (95 %, the rule of three). Lines have 95 % intervals. Each value meets the same chances.")
        font.pixelSize: Style.small
        color: Style.text2
        wrapMode: Text.Wrap
    }
}
