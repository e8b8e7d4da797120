import QtQuick
import Flotilla.Style
import Flotilla.Session

// How far a run-to has looked through a long past, and its end.
Rectangle {
    id: sign

    required property Session session
    readonly property int percent: Math.floor(100 * session.lookedThrough)

    visible: session.lookedThrough >= 0
    implicitWidth: row.implicitWidth + 2 * Style.gap
    implicitHeight: Style.control + Style.tiny
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.accent
    Accessible.role: Accessible.ProgressBar
    Accessible.name: words.text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Style.gap

        Label {
            id: words

            height: Style.chipHeight
            text: qsTr("Looking for \"%2\" in the past: %1 %").arg(sign.percent).arg(sign.session.running)
            Accessible.ignored: true
        }
        AppButton {
            small: true
            text: qsTr("Cancel")
            hint: qsTr("Stay here (Esc)")
            onClicked: sign.session.stopRunTo()
        }
    }
}
