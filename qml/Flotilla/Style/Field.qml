import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One line to type in. `wrong` draws the danger border.
T.TextField {
    id: field

    property bool wrong: false
    property bool framed: true

    implicitHeight: Style.chipHeight
    implicitWidth: Style.scaled(120)
    leftPadding: Style.gap
    rightPadding: Style.gap
    font.family: Style.mono
    font.pixelSize: Style.small
    font.weight: Font.Medium
    color: Style.text1
    placeholderTextColor: Style.text3
    selectionColor: Style.accent
    selectedTextColor: Style.accentInk
    selectByMouse: true
    verticalAlignment: Text.AlignVCenter
    renderType: Text.NativeRendering
    Accessible.role: Accessible.EditableText

    background: Rectangle {
        radius: Style.radiusChip
        color: field.framed ? Style.bg1 : Style.clear
        border.width: field.framed ? Style.hairline : 0
        border.color: field.wrong ? Style.danger : Style.ctl

        FocusRing {
            around: Style.radiusChip
            shown: field.framed && field.activeFocus
        }
    }

    Mono {
        anchors.fill: parent
        anchors.leftMargin: field.leftPadding
        visible: field.text.length === 0
        text: field.placeholderText
        font.pixelSize: Style.small
        color: Style.text3
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
