import QtQuick
import Flotilla.Style

// One line in place of the header's invitation: words, what can be done about them, and a way to be
// rid of it. It takes no focus and covers no server.
Rectangle {
    id: line

    required property string words
    property string act: ""
    property string other: ""

    signal acted
    signal othered
    signal closed

    visible: words.length > 0
    required property real most
    readonly property real need: label.implicitWidth + buttons.width + 4 * Style.gap
    width: Math.min(need, most)
    height: Math.max(Style.control, label.height) + Style.gap
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.accent
    Accessible.role: Accessible.Note
    Accessible.name: words

    Label {
        id: label

        x: Style.wide
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, line.most - buttons.width - 4 * Style.gap)
        text: line.words
        font.pixelSize: Style.small
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Style.tiny
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.tiny

        AppButton {
            visible: text.length > 0
            small: true
            look: AppButton.Primary
            text: line.act
            onClicked: line.acted()
        }
        AppButton {
            visible: text.length > 0
            small: true
            look: AppButton.Ghost
            text: line.other
            onClicked: line.othered()
        }
        AppButton {
            small: true
            look: AppButton.Ghost
            iconName: "close"
            hint: qsTr("Not now")
            onClicked: line.closed()
        }
    }
}
