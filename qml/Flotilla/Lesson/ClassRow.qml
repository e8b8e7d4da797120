pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One row of the class table, or its head.
Row {
    id: row

    required property string learner
    required property string lesson
    required property string steps
    required property string correct
    required property string tries
    required property string minutes
    property bool head: false
    readonly property list<string> cells: [learner, lesson, steps, correct, tries, minutes]
    readonly property list<int> widths: [140, 220, 60, 60, 60, 70]

    spacing: Style.gap
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1, %2: %3 steps, %4 right, %5 tries, %6 minutes").arg(learner).arg(lesson).arg(steps).arg(correct).arg(tries).arg(minutes)

    Repeater {
        model: row.cells

        Label {
            required property string modelData
            required property int index

            width: Style.scaled(row.widths[index])
            text: modelData
            elide: Text.ElideRight
            horizontalAlignment: index < 2 ? Text.AlignLeft : Text.AlignRight
            font.weight: row.head ? Font.Bold : Font.Normal
            font.pixelSize: Style.small
            color: row.head ? Style.text2 : Style.text1
            Accessible.ignored: true
        }
    }
}
