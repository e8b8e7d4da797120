import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Settings of one's own: the distribution after crashes, and what disturbs the peace.
Column {
    id: part

    required property TimeoutsStudy study
    required property int columns
    readonly property real plotWidth: (width - (columns - 1) * Style.padPanel) / columns

    spacing: Style.wide

    StudyStatus {
        width: part.width
        job: part.study.job
    }
    Finding {
        width: part.width
        text: part.study.finding
    }
    Grid {
        columns: part.columns
        columnSpacing: Style.padPanel
        rowSpacing: Style.pad

        PlotView {
            width: part.plotWidth
            source: part.study.distribution
        }
        PlotView {
            width: part.plotWidth
            source: part.study.curve
        }
    }
}
