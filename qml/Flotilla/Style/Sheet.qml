import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// A floating surface: menus, cards, dialogs.
T.Popup {
    id: sheet

    padding: Style.gap
    margins: Style.gap
    implicitWidth: contentWidth + leftPadding + rightPadding
    implicitHeight: contentHeight + topPadding + bottomPadding
    contentWidth: contentItem.implicitWidth
    contentHeight: contentItem.implicitHeight
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Style.tipIn
            easing.type: Easing.OutCubic
        }
    }
    background: Rectangle {
        color: Style.bg2
        radius: Style.radius
        border.width: Style.hairline
        border.color: Style.ctl
    }
}
