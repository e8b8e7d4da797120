pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Every fault of one link, each way by itself; or of every link.
Column {
    id: table

    required property FaultBoard board
    // How wide it may be.
    required property real room
    readonly property bool all: board.from === 0
    readonly property string near: qsTr("S%1").arg(Math.max(1, board.from))
    readonly property string far: qsTr("S%1").arg(all ? 2 : board.to)
    readonly property Item first: stepper
    readonly property bool beside: !all && room > 2 * forth.implicitWidth + Style.padPanel

    spacing: Style.gap

    Flow {
        width: Math.min(table.room, Math.max(ways.implicitWidth, Style.scaled(560)))
        spacing: Style.gap

        ServerStepper {
            id: stepper

            name: qsTr("Link from")
            server: table.all ? "-" : table.near
            onStepped: step => table.board.stepLink(0, step)
        }
        ServerStepper {
            name: qsTr("Link to")
            server: table.all ? "-" : table.far
            onStepped: step => table.board.stepLink(1, step)
        }
        AppButton {
            text: qsTr("Every link")
            enabled: !table.all
            hint: qsTr("What is set then holds for every link at once")
            onClicked: table.board.chooseLink(0, 0)
        }
        AppButton {
            enabled: table.board.linkFaulty
            text: table.all ? qsTr("Every link healthy again") : qsTr("%1 - %2 healthy again").arg(table.near).arg(table.far)
            hint: qsTr("No cut, and all else as at the start, both ways")
            onClicked: table.board.healLink()
        }
    }
    Grid {
        id: ways

        columns: table.beside ? 2 : 1
        columnSpacing: Style.padPanel
        rowSpacing: Style.gap

        WayBoard {
            id: forth

            board: table.board
            dials: table.board.forth
            part: FaultBoard.Forth
            way: table.all ? qsTr("Every link") : qsTr("%1 to %2").arg(table.near).arg(table.far)
        }
        WayBoard {
            visible: !table.all
            board: table.board
            dials: table.board.back
            part: FaultBoard.Back
            way: qsTr("%1 to %2").arg(table.far).arg(table.near)
        }
    }
}
