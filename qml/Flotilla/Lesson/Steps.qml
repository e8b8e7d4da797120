pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// How far the lesson is: a bar for each step.
Row {
    id: row

    required property int step
    required property int steps

    spacing: Style.tiny + 1
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Step %1 of %2").arg(step).arg(steps)

    Repeater {
        model: row.steps

        Rectangle {
            required property int index

            width: (row.width - (row.steps - 1) * row.spacing) / Math.max(1, row.steps)
            height: 3
            radius: 1
            color: index < row.step ? gone : Style.line

            readonly property color gone: index + 1 === row.step ? Style.accent : Style.text1
        }
    }
}
