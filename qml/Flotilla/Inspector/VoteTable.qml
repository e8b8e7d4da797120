pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Who voted how for this candidate.
Column {
    id: table

    required property ServerInspector server

    Heading {
        text: table.server.votesTitle
        bottomPadding: Style.tiny
    }
    Repeater {
        id: voters

        model: table.visible ? table.server.votes : null

        VoteRow {
            width: table.width
            tight: voters.count > 5
            term: table.server.term
        }
    }
}
