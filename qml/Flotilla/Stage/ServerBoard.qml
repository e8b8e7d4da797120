pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Every fault of one server, its disk and its clock.
Column {
    id: table

    required property FaultBoard board
    readonly property string server: qsTr("S%1").arg(board.server)
    readonly property Item first: stepper

    spacing: Style.tiny

    Flow {
        width: rows.implicitWidth
        spacing: Style.gap

        ServerStepper {
            id: stepper

            name: qsTr("Server")
            server: table.server
            onStepped: step => table.board.stepServer(step)
        }
        AppButton {
            enabled: table.board.serverFaulty
            text: qsTr("%1 healthy again").arg(table.server)
            hint: qsTr("It runs, with its disk and its clock as at the start; a lost disk stays lost")
            onClicked: table.board.healServer()
        }
    }
    Column {
        id: rows

        spacing: 2

        Repeater {
            model: table.board.ofServer

            DialRow {
                board: table.board
                part: FaultBoard.Server
                subject: table.server
            }
        }
    }
}
