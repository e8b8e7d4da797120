import QtQuick
import Flotilla.Style

// Asks why something is as it is; `about` is the whole question. In a narrow place: a mark only.
AppButton {
    id: why

    required property string about
    property bool narrow: false

    small: true
    look: AppButton.Ghost
    text: narrow ? "?" : qsTr("Why?")
    hint: about
    leftPadding: Style.tiny
    rightPadding: Style.tiny
    implicitWidth: Math.max(Style.rowTight, words.implicitWidth + leftPadding + rightPadding)
    Accessible.name: about
    Accessible.description: ""
    contentItem: words

    readonly property Label words: Label {
        text: why.text
        font.family: Style.sans
        font.pixelSize: Style.small
        font.weight: Font.Bold
        color: Style.accent
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
