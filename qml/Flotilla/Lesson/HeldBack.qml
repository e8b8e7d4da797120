import QtQuick
import Flotilla.Style
import Flotilla.View

// Lies over a pane that would give the answer away while a question is open.
Rectangle {
    id: veil

    required property PaneSlot place
    required property bool held

    visible: held && place.shown
    x: place.box.x
    y: place.box.y
    width: place.box.width
    height: place.box.height
    color: Style.bg1
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Label {
        id: words

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Style.pad, Style.scaled(420))
        text: qsTr("%1: held back until you have answered.").arg(veil.place.title)
        color: Style.text2
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    // What lies below is not to be pressed either.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.AllButtons
        onWheel: wheel => wheel.accepted = true
    }
}
