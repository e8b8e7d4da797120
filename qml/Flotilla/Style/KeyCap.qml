import QtQuick
import Flotilla.Style

// The key that does the same as the thing beside it.
Rectangle {
    id: cap

    required property string key
    property bool off: false

    implicitWidth: Math.max(Style.scaled(16), letters.implicitWidth + 2 * Style.tiny)
    implicitHeight: Style.scaled(16)
    radius: Style.radiusKey
    color: Style.clear
    border.width: Style.hairline
    border.color: cap.off ? Style.line : Style.ctl

    Mono {
        id: letters

        anchors.centerIn: parent
        text: cap.key
        font.pixelSize: Style.micro
        font.weight: Font.Medium
        color: cap.off ? Style.text3 : Style.text2
        Accessible.ignored: true
    }
}
