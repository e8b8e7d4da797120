import QtQuick
import Flotilla.Style

// Said while there is too much traffic for single messages: what is drawn instead.
Rectangle {
    id: sign

    property string text: ""
    // After another sentence.
    readonly property string said: text.length > 0 ? ". " + text : ""
    readonly property real most: parent ? parent.width - 2 * Style.wide : 0

    visible: text.length > 0
    anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
    y: (parent ? parent.height : 0) - height - Style.tiny
    width: Math.min(most, words.implicitWidth + 2 * Style.gap)
    height: words.implicitHeight + Style.gap
    radius: Style.radiusChip
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.ctl
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Label {
        id: words

        anchors.centerIn: parent
        width: Math.min(implicitWidth, sign.most - 2 * Style.gap)
        text: sign.text
        wrapMode: Text.Wrap
        font.pixelSize: Style.small
        Accessible.ignored: true
    }
}
