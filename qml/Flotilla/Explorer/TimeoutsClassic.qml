import QtQuick
import Flotilla.Planning
import Flotilla.Style

// The experiment that the timeouts' randomness comes from, on this engine and as published.
Column {
    id: part

    required property TimeoutsStudy study
    required property int columns
    readonly property real plotWidth: (width - (columns - 1) * Style.padPanel) / columns

    spacing: Style.wide

    Label {
        width: part.width
        text: qsTr("Five servers on a local network; the leader crashes at a random moment, two of the four others have logs too old to win (Raft 9.3, Figure 16). 1 000 crashes a row; rows without a range a tenth of it.")
        color: Style.text2
        wrapMode: Text.Wrap
    }
    StudyStatus {
        width: part.width
        job: part.study.classicJob
        seeded: false
    }
    Finding {
        width: part.width
        text: part.study.classicFinding
    }
    Grid {
        columns: part.columns
        columnSpacing: Style.padPanel
        rowSpacing: Style.pad

        PlotView {
            width: part.plotWidth
            plotHeight: Style.scaled(380)
            source: part.study.classic
        }
        PlotView {
            width: part.plotWidth
            plotHeight: Style.scaled(380)
            source: part.study.classicCurves
        }
    }
}
