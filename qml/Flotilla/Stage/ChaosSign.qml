import QtQuick
import Flotilla.Style
import Flotilla.Session

// Said as long as something acts by itself: what, and how it is stopped.
Rectangle {
    id: sign

    required property Faults faults
    readonly property bool chaos: faults.chaosText.length > 0
    // With no room beside the servers only the way to stop it stays.
    property bool tight: false

    signal pressed

    visible: chaos || faults.rolling
    implicitWidth: row.implicitWidth + 2 * Style.gap
    implicitHeight: Style.control + Style.tiny
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.danger
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Style.gap

        AppButton {
            id: words

            visible: !sign.tight
            look: AppButton.Ghost
            small: true
            text: sign.chaos ? qsTr("Chaos: %1").arg(sign.faults.chaosText) : qsTr("Rolling restart under way")
            hint: qsTr("Open the faults (Z)")
            onClicked: sign.pressed()
        }
        AppButton {
            small: true
            text: sign.chaos ? (sign.tight ? qsTr("Stop chaos") : qsTr("Stop and repair")) : qsTr("Stop here")
            hint: sign.tight ? words.text : ""
            onClicked: sign.faults.stop()
        }
    }
}
