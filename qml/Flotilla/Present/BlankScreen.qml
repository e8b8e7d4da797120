import QtQuick
import Flotilla.Style

// Nothing to look at but the speaker.
Rectangle {
    required property bool shown

    visible: shown
    z: 70
    color: Tones.theme === Tones.Dark ? Style.bg0 : Style.text1
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Blank screen. B shows the talk again.")

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        cursorShape: Qt.BlankCursor
    }
}
