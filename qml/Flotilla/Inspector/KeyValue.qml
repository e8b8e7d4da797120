import QtQuick
import Flotilla.Style

// A name from the paper and its value; a change is dotted for a moment.
Item {
    id: pair

    required property string key
    required property string value
    property bool changed: false
    property real keyWidth: Style.scaled(104)
    property bool lost: false
    // What does not fit is said by the tooltip.
    readonly property string hint: number.truncated ? value : ""
    // The question that is asked of it; empty: none.
    property string about: ""

    signal asked

    implicitHeight: Style.row
    implicitWidth: keyWidth + number.implicitWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: key + " " + value

    Mono {
        id: name

        height: parent.height
        text: pair.key
        font.pixelSize: Style.small
        color: Style.text2
        Accessible.ignored: true
    }
    Mono {
        id: number

        x: pair.keyWidth
        width: Math.min(implicitWidth, parent.width - x - (asker.visible ? asker.width : 0))
        height: parent.height
        text: pair.value
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    WhyButton {
        id: asker

        visible: pair.about.length > 0
        x: number.x + number.width + 2
        height: pair.height
        narrow: true
        about: pair.about
        onClicked: pair.asked()
    }
    Rectangle {
        visible: pair.changed
        x: number.x - Style.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Style.tiny
        height: Style.tiny
        radius: Style.tiny / 2
        color: Style.accent
    }
    HoverHandler {
        id: over
    }
    Tip {
        visible: over.hovered && pair.hint.length > 0
        text: pair.hint
    }
}
