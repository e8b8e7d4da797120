import QtQuick
import Flotilla.Style

// Shown round a control that has the keyboard's focus.
Rectangle {
    required property bool shown
    property int around: Style.radius

    anchors.fill: parent
    anchors.margins: -(Style.focusGap + Style.focusWidth)
    radius: around + Style.focusGap + Style.focusWidth
    color: Style.clear
    border.width: Style.focusWidth
    border.color: Style.accent
    visible: shown
}
