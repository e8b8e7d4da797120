import QtQuick
import Flotilla.Style

// A small picture of a server: its term's colour and number, two rims when it leads.
Item {
    id: disc

    required property int term
    property bool leader: false
    property bool down: false

    implicitWidth: Style.scaled(40)
    implicitHeight: Style.scaled(40)

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Style.clear
        visible: disc.leader
        border.width: 1.5
        border.color: Style.text1
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Style.scaled(3)
        radius: width / 2
        color: Style.clear
        visible: disc.leader
        border.width: 1.5
        border.color: Style.text1
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: disc.leader ? Style.scaled(7) : Style.scaled(5)
        radius: width / 2
        color: disc.down ? Style.bg3 : Tones.termFill(disc.term, Tones.theme)
        border.width: 1.5
        border.color: disc.down ? Style.stop : Tones.termEdge(disc.term, Tones.theme)
    }
    Label {
        anchors.centerIn: parent
        text: disc.term
        font.pixelSize: Style.feed
        font.weight: Font.Bold
        color: disc.down ? Style.text2 : Style.ink
        Accessible.ignored: true
    }
}
