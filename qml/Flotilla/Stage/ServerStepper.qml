import QtQuick
import Flotilla.Style

// Which server is looked at, and the ones before and after it.
Row {
    id: stepper

    required property string name
    required property string server

    signal stepped(int step)

    spacing: Style.tiny
    Accessible.role: Accessible.Grouping
    Accessible.name: name + ": " + server

    AppButton {
        text: "‹"
        hint: qsTr("The server before")
        Accessible.name: qsTr("%1: the server before %2").arg(stepper.name).arg(stepper.server)
        onClicked: stepper.stepped(-1)
    }
    Label {
        width: Style.scaled(36)
        height: Style.control
        horizontalAlignment: Text.AlignHCenter
        text: stepper.server
        font.weight: Font.Bold
    }
    AppButton {
        text: "›"
        hint: qsTr("The next server")
        Accessible.name: qsTr("%1: the server after %2").arg(stepper.name).arg(stepper.server)
        onClicked: stepper.stepped(1)
    }
}
