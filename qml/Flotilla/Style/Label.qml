import QtQuick
import Flotilla.Style

// Plain words in the app's text face.
Text {
    font.family: Style.sans
    font.pixelSize: Style.body
    color: Style.text1
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
