pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// A border that moves: by dragging, or by arrows when it has the keyboard's focus.
Item {
    id: handle

    required property bool upright
    required property string name
    required property real length

    readonly property int step: Style.scaled(24)
    readonly property bool lit: grip.containsMouse || grip.pressed || activeFocus

    // To the right, or down.
    signal moved(real px)

    width: upright ? Style.gap : length
    height: upright ? length : Style.gap
    activeFocusOnTab: true
    Accessible.role: Accessible.Separator
    Accessible.focusable: true
    Accessible.name: name
    Accessible.description: qsTr("Arrows move it")
    Keys.onLeftPressed: event => handle.press(event, handle.upright, -1)
    Keys.onRightPressed: event => handle.press(event, handle.upright, 1)
    Keys.onUpPressed: event => handle.press(event, !handle.upright, -1)
    Keys.onDownPressed: event => handle.press(event, !handle.upright, 1)

    function press(event: KeyEvent, along: bool, way: int): void {
        event.accepted = along;
        if (along)
            handle.moved(way * handle.step);
    }

    Rectangle {
        anchors.centerIn: parent
        width: handle.upright ? thick : parent.width
        height: handle.upright ? parent.height : thick
        color: handle.lit ? Style.accent : Style.line

        readonly property int thick: handle.lit ? Style.focusWidth : Style.hairline
    }
    MouseArea {
        id: grip

        property real held: 0

        anchors.fill: parent
        hoverEnabled: true
        cursorShape: handle.upright ? Qt.SizeHorCursor : Qt.SizeVerCursor
        onPressed: mouse => held = handle.upright ? mouse.x : mouse.y
        onPositionChanged: mouse => {
            if (pressed)
                handle.moved((handle.upright ? mouse.x : mouse.y) - held);
        }
    }
}
