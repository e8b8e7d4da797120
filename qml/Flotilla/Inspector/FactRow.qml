import QtQuick
import Flotilla.Style

// A word of the protocol and what it says of this server; long ones wrap.
Item {
    id: fact

    required property string name
    required property string value

    readonly property real keyWidth: Style.scaled(104)

    implicitHeight: Math.max(Style.row, words.implicitHeight + Style.tiny)
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + value

    Mono {
        height: Style.row
        text: fact.name
        font.pixelSize: Style.small
        color: Style.text2
        Accessible.ignored: true
    }
    Label {
        id: words

        x: fact.keyWidth
        y: Math.max(0, (Style.row - lineCount * font.pixelSize * 1.3) / 2)
        width: parent.width - x
        text: fact.value
        font.pixelSize: Style.small
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
