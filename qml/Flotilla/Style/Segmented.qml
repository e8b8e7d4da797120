pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// A trough of choices, one chosen. Left and Right move the focus between them.
Rectangle {
    id: trough

    required property list<string> options
    property list<string> notes
    property list<string> hints
    property int current: -1

    signal picked(int index)

    implicitHeight: Style.control
    implicitWidth: row.implicitWidth + 2 * (Style.focusGap + Style.hairline)
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.line
    Accessible.role: Accessible.Grouping

    function move(from: int, step: int): void {
        const next = (from + step + trough.options.length) % trough.options.length;
        choices.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Style.focusGap

        Repeater {
            id: choices

            model: trough.options

            Choice {
                required property string modelData
                required property int index

                text: modelData
                note: trough.notes[index] ?? ""
                hint: trough.hints[index] ?? ""
                chosen: trough.current === index
                onClicked: trough.picked(index)
                Keys.onLeftPressed: trough.move(index, -1)
                Keys.onRightPressed: trough.move(index, 1)
            }
        }
    }
}
