import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// What the links do at present; opens the card that changes it.
T.AbstractButton {
    id: note

    // Longer, it would reach over the words of the server at the top.
    property real most: parent ? 0.32 * parent.width : implicitWidth

    width: Math.min(implicitWidth, most)
    implicitWidth: implicitContentWidth + 2 * Style.gap
    implicitHeight: Style.control
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("Change latency and loss")
    Accessible.onPressAction: note.clicked()
    Keys.onReturnPressed: note.clicked()

    background: Rectangle {
        radius: Style.radius
        color: note.hovered ? Style.bg3 : Style.clear

        FocusRing {
            anchors.margins: 0
            shown: note.visualFocus
        }
    }
    contentItem: Label {
        leftPadding: Style.gap
        text: note.text
        elide: Text.ElideRight
        font.pixelSize: Style.small
        color: note.hovered ? Style.text1 : Style.text3
        Accessible.ignored: true
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
    Tip {
        y: note.height + Style.tiny
        visible: note.hovered
        text: qsTr("Latency and loss of all links (L); click a link for that one")
    }
}
