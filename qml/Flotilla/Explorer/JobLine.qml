import QtQuick
import Flotilla.Style

// Something that is computed in the background: begin or cancel it, how far it is, how it ended.
Column {
    id: line

    required property string report
    required property string begin
    required property bool busy
    required property real progress
    property bool alarming: false

    signal begun
    signal cancelled

    spacing: Style.tiny

    Row {
        spacing: Style.gap
        width: parent.width

        AppButton {
            id: button

            small: true
            text: line.busy ? qsTr("Cancel") : line.begin
            onClicked: line.busy ? line.cancelled() : line.begun()
        }
        Label {
            width: parent.width - button.width - Style.gap
            text: line.report
            font.pixelSize: Style.small
            color: line.alarming ? Style.danger : Style.text2
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
    }
    Rectangle {
        visible: line.busy
        width: parent.width
        height: Style.tiny
        radius: height / 2
        color: Style.bg3
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 %").arg(Math.round(100 * line.progress))

        Rectangle {
            width: Math.min(1, line.progress) * parent.width
            height: parent.height
            radius: parent.radius
            color: Style.accent
        }
    }
}
