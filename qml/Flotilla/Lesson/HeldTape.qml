import QtQuick
import Flotilla.Canvas
import Flotilla.Style

// Lies over the term tape where it would give the answer away while a question is open.
Rectangle {
    id: veil

    required property TapeItem tape
    required property bool held

    // Beside it, so that it is where the tape is whatever is resized.
    parent: tape.parent
    visible: held
    x: tape.x
    y: tape.y
    width: tape.width
    height: tape.height
    color: Style.bg1
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Label {
        id: words

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Style.pad, Style.scaled(420))
        text: qsTr("Term tape: held back until you have answered.")
        color: Style.text2
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.AllButtons
        onWheel: wheel => wheel.accepted = true
    }
    Binding {
        target: veil.tape
        property: "enabled"
        value: !veil.held
    }
}
