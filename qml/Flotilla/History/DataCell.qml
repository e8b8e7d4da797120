pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What one replica holds of one key.
Item {
    id: cell

    required property string value
    required property string note
    required property int standing
    required property bool lit

    readonly property bool behind: standing === DataView.Behind
    readonly property string hint: value.length > 0 ? value + ", " + note : note

    Rectangle {
        anchors.fill: parent
        visible: cell.lit
        color: Style.bg2
    }
    DashFrame {
        visible: cell.behind
        anchors.fill: parent
        anchors.margins: 2
        radius: Style.radiusKey
        fill: Style.dangerSoft
        line: Style.danger
    }
    Mono {
        x: Style.tiny + 2
        y: Style.scaled(4)
        width: parent.width - 2 * x
        text: cell.value.length > 0 ? cell.value : "–"
        font.pixelSize: Style.small
        font.weight: Font.DemiBold
        color: cell.value.length > 0 ? Style.text1 : Style.text3
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Label {
        x: Style.tiny + 2
        y: Style.scaled(21)
        width: parent.width - x
        text: cell.note
        font.pixelSize: Style.micro
        font.weight: cell.behind ? Font.DemiBold : Font.Normal
        color: cell.behind ? Style.text1 : Style.text2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    HoverHandler {
        id: hover
    }
    Tip {
        visible: hover.hovered && cell.value.length > 4
        text: cell.hint
    }
}
