import QtQuick
import Flotilla.Style

// A vote or a copy: given, refused, or still to come.
Rectangle {
    id: mark

    required property bool granted
    property bool denied: false
    required property int term
    readonly property color edge: denied ? Style.text1 : Style.arc

    implicitWidth: Style.scaled(14)
    implicitHeight: Style.scaled(14)
    radius: width / 2
    color: granted ? Tones.termFill(term, Tones.theme) : Style.clear
    border.width: 1.5
    border.color: granted ? Tones.termEdge(term, Tones.theme) : edge

    Icon {
        anchors.centerIn: parent
        width: Style.scaled(10)
        height: Style.scaled(10)
        visible: mark.granted || mark.denied
        name: mark.granted ? "ok" : "failed"
        color: mark.granted ? Style.ink : Style.text1
    }
}
