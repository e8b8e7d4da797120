import QtQuick
import Flotilla.Style

// A server at its place: dragged to another, or moved by Left and Right.
Item {
    id: chip

    required property int server
    required property bool learner
    required property string words

    signal stepped(int by)
    signal dragged(point at)
    signal dropped(point at)
    signal learnerAsked
    signal removed

    width: Style.scaled(92)
    height: Style.control
    z: mouse.drag.active ? 2 : 0
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: words
    Accessible.description: qsTr("Left and Right move it to another place, Return makes it a learner or a voter, Delete removes it")
    Accessible.focusable: true
    Accessible.onPressAction: chip.learnerAsked()
    Keys.onLeftPressed: chip.stepped(-1)
    Keys.onRightPressed: chip.stepped(1)
    Keys.onDeletePressed: chip.removed()
    Keys.onReturnPressed: chip.learnerAsked()
    Keys.onEnterPressed: chip.learnerAsked()
    Keys.onSpacePressed: chip.learnerAsked()

    Rectangle {
        id: body

        width: chip.width
        height: chip.height
        radius: Style.radius
        color: mouse.containsMouse || mouse.drag.active ? Style.bg3 : Style.bg1
        border.width: chip.learner ? 0 : 1.5
        border.color: mouse.drag.active ? Style.accent : Style.ctl

        DashFrame {
            anchors.fill: parent
            visible: chip.learner
            line: Style.ctl
            fill: Style.bg1
            radius: Style.radius
        }
        Row {
            anchors.centerIn: parent
            spacing: Style.tiny

            Label {
                text: qsTr("S%1").arg(chip.server)
                font.weight: Font.Bold
                Accessible.ignored: true
            }
            Label {
                visible: chip.learner
                text: qsTr("learns")
                font.pixelSize: Style.small
                color: Style.text2
                Accessible.ignored: true
            }
        }
        FocusRing {
            shown: chip.activeFocus
        }
    }
    MouseArea {
        id: mouse

        function middle(): point {
            return Qt.point(chip.x + body.x + body.width / 2, chip.y + body.y + body.height / 2);
        }
        function home(): void {
            body.x = 0;
            body.y = 0;
        }

        anchors.fill: parent
        preventStealing: true
        hoverEnabled: true
        cursorShape: Qt.OpenHandCursor
        drag.target: body
        drag.threshold: 4
        drag.smoothed: false
        onPressed: chip.forceActiveFocus(Qt.MouseFocusReason)
        onDoubleClicked: chip.learnerAsked()
        onPositionChanged: if (drag.active)
            chip.dragged(middle())
        onReleased: {
            const at = middle();
            home();
            chip.dropped(at);
        }
        onCanceled: home()
    }
}
