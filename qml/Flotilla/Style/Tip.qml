import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One line that says what a control does, and its key.
T.ToolTip {
    id: tip

    delay: Style.tipDelay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: -height - Style.gap
    margins: Style.gap
    leftPadding: Style.gap
    rightPadding: Style.gap
    topPadding: Style.tiny
    bottomPadding: Style.tiny
    implicitWidth: Math.min(contentItem.implicitWidth + 2 * Style.gap, Style.scaled(360))
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Style.tipIn
            easing.type: Easing.OutCubic
        }
    }
    contentItem: Label {
        text: tip.text
        font.pixelSize: Style.small
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        color: Style.bg2
        radius: Style.radiusChip
        border.width: Style.hairline
        border.color: Style.ctl
    }
}
