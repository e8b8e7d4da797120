pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Every fault of one way of a link.
Column {
    id: table

    required property FaultBoard board
    required property DialList dials
    required property int part
    required property string way

    spacing: 2

    Heading {
        text: table.way
    }
    Repeater {
        model: table.dials

        DialRow {
            board: table.board
            part: table.part
            subject: table.way
        }
    }
}
