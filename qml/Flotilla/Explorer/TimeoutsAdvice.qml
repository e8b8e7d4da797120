pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Which setting for this network and these disks, and what speaks against the others.
Column {
    id: part

    required property TimeoutsStudy study
    required property int columns
    readonly property real plotWidth: (width - (columns - 1) * Style.padPanel) / columns

    spacing: Style.wide

    StudyStatus {
        width: part.width
        job: part.study.adviceJob
        seeded: false
    }
    Finding {
        width: part.width
        text: part.study.advised
    }
    Grid {
        columns: part.columns
        columnSpacing: Style.padPanel
        rowSpacing: Style.pad

        PlotView {
            width: part.plotWidth
            source: part.study.leaderless
        }
        PlotView {
            width: part.plotWidth
            source: part.study.needless
        }
    }
    Label {
        width: part.width
        text: qsTr("Rough weather: one message in a thousand is lost and servers pause for up to 50 ms now and then. Plotted are ranges twice as wide as they begin.")
        font.pixelSize: Style.small
        color: Style.text2
        wrapMode: Text.Wrap
    }
    Column {
        width: part.width

        Repeater {
            model: part.study.advice

            AdviceRow {
                width: part.width
            }
        }
    }
}
