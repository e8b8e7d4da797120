pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Timeline

// The speed where its slider has no room: one button that opens it.
AppButton {
    id: button

    required property real speed
    required property real most

    signal speedPicked(real speed)

    text: Speeds.words(speed)
    hint: qsTr("Speed: slower ([), faster (])")
    // The longest of the usual words: what stands beside it does not move.
    implicitWidth: Math.max(leftPadding + rightPadding + Style.scaled(40), implicitContentWidth)
    Accessible.name: qsTr("Speed %1").arg(text)
    onClicked: sheet.open()

    Sheet {
        id: sheet

        y: -height - Style.tiny
        x: button.width - width
        padding: Style.wide
        tall: button.Window.height
        onOpened: slider.forceActiveFocus(Qt.PopupFocusReason)
        lines: SpeedSlider {
            id: slider

            speed: button.speed
            most: button.most
            onSpeedPicked: speed => button.speedPicked(speed)
        }
    }
}
