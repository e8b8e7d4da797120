import QtQuick
import Flotilla.Style

// A server at its place: dragged elsewhere, or moved by Left and Right.
Item {
    id: chip

    required property int server
    required property int place
    required property int slot
    required property bool learner
    required property string words

    signal moved(int place)
    signal dropped(point at)
    signal learnerAsked

    width: Style.scaled(92)
    height: Style.control
    z: mouse.drag.active ? 1 : 0
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: words
    Accessible.description: qsTr("Left and Right move it to another place, Return makes it a learner or a voter")
    Accessible.focusable: true
    Accessible.onPressAction: chip.learnerAsked()
    Keys.onLeftPressed: chip.moved(chip.place - 1)
    Keys.onRightPressed: chip.moved(chip.place + 1)
    Keys.onReturnPressed: chip.learnerAsked()
    Keys.onEnterPressed: chip.learnerAsked()
    Keys.onSpacePressed: chip.learnerAsked()

    Rectangle {
        id: body

        width: chip.width
        height: chip.height
        radius: Style.radius
        color: mouse.containsMouse || mouse.drag.active ? Style.bg3 : Style.bg2
        border.width: chip.learner ? 0 : 1.5
        border.color: mouse.drag.active ? Style.accent : Style.ctl

        DashFrame {
            anchors.fill: parent
            visible: chip.learner
            line: Style.ctl
            fill: Style.bg2
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

        anchors.fill: parent
        hoverEnabled: true
        cursorShape: Qt.OpenHandCursor
        drag.target: body
        drag.threshold: 4
        onPressed: chip.forceActiveFocus(Qt.MouseFocusReason)
        onDoubleClicked: chip.learnerAsked()
        onReleased: {
            const x = chip.x + body.x + body.width / 2;
            const y = chip.y + body.y + body.height / 2;
            body.x = 0;
            body.y = 0;
            chip.dropped(Qt.point(x, y));
        }
        onCanceled: {
            body.x = 0;
            body.y = 0;
        }
    }
}
