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
        model: table.visible ? table.server.votes : null

        VoteRow {
            width: table.width
            term: table.server.term
        }
    }
}
