import QtQuick
import Flotilla.Style

// A breakpoint on one server, in plain choices: it commits an index, crashes or leads.
FocusScope {
    id: row

    required property int servers

    signal picked(string text, string words)

    function number(field: Field): int {
        const digits = field.text.replace(/[^0-9]/g, "");
        return digits.length > 0 ? parseInt(digits) : 0;
    }
    function name(): string {
        return "S" + Math.max(1, row.number(server));
    }

    implicitHeight: line.implicitHeight
    implicitWidth: line.implicitWidth

    Row {
        id: line

        spacing: Style.tiny

        Field {
            id: server

            focus: true
            width: Style.scaled(48)
            text: "S1"
            wrong: row.number(server) < 1 || row.number(server) > row.servers
            Accessible.name: qsTr("Which server")
        }
        AppButton {
            small: true
            text: qsTr("commits index")
            onClicked: row.picked(row.name() + " commit >= " + row.number(index), qsTr("%1 commits index %2").arg(row.name()).arg(row.number(index)))
        }
        Field {
            id: index

            width: Style.scaled(56)
            text: "9"
            wrong: row.number(index) < 1
            Accessible.name: qsTr("Which index")
        }
        AppButton {
            small: true
            text: qsTr("is down")
            onClicked: row.picked(row.name() + " is down", qsTr("%1 is down").arg(row.name()))
        }
        AppButton {
            small: true
            text: qsTr("leads")
            onClicked: row.picked(row.name() + " is leader", qsTr("%1 leads").arg(row.name()))
        }
    }
}
