pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// How sure the learner is, in one row or, where letters are large, in two. Left and Right move.
Flow {
    id: flow

    required property list<string> grades
    property int current: -1

    signal picked(int index)

    function move(from: int, step: int): void {
        const next = (from + step + flow.grades.length) % flow.grades.length;
        each.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Style.tiny
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("How sure are you?")

    Repeater {
        id: each

        model: flow.grades

        Choice {
            required property string modelData
            required property int index

            strong: true
            text: modelData
            chosen: flow.current === index
            onClicked: flow.picked(index)
            Keys.onLeftPressed: flow.move(index, -1)
            Keys.onRightPressed: flow.move(index, 1)
        }
    }
}
