import QtQuick
import Flotilla.Presenting
import Flotilla.Style

// Where the talk is, and what time it is.
Rectangle {
    id: head

    required property Presenter presenter
    readonly property string planned: presenter.minutes > 0 ? qsTr(" of %1 min").arg(presenter.minutes) : ""

    height: Style.scaled(56)
    color: Style.bg1
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Time")

    Label {
        x: Style.pad
        height: parent.height
        width: parent.width - x - right.width - 2 * Style.pad
        text: qsTr("Cue %1 of %2").arg(head.presenter.cue + 1).arg(head.presenter.cues) + (head.presenter.blank ? qsTr(" - the screen is blank (B)") : "")
        font.pixelSize: Style.title
        font.weight: Font.Bold
        color: head.presenter.blank ? Style.danger : Style.text1
        elide: Text.ElideRight
    }
    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: Style.pad
        height: parent.height
        spacing: Style.pad

        Mono {
            height: parent.height
            text: head.presenter.elapsed + head.planned
            font.pixelSize: Style.clock
            font.weight: Font.DemiBold
            Accessible.name: qsTr("Elapsed: %1").arg(text)
        }
        AppButton {
            anchors.verticalCenter: parent.verticalCenter
            small: true
            text: qsTr("Reset")
            hint: qsTr("The time counts from now on (R)")
            onClicked: head.presenter.restartClock()
        }
        Mono {
            height: parent.height
            text: head.presenter.clock
            font.pixelSize: Style.clock
            color: Style.text2
            Accessible.name: qsTr("Time of day: %1").arg(text)
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
}
