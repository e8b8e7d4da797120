pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// One server's whole state in the paper's names: disk, memory, peers or votes.
Column {
    id: card

    required property ServerInspector server
    required property Roster roster
    readonly property RosterEntry entry: roster.find(server.server)
    readonly property bool stopped: entry !== null && entry.stopped
    readonly property bool paused: entry !== null && entry.paused

    signal killPressed
    signal pausePressed
    signal morePressed
    // what: "role", "term", "commit", "log".
    signal asked(string what)

    spacing: Style.wide

    Item {
        width: parent.width
        height: Style.scaled(40)

        Disc {
            id: disc

            term: card.server.term
            leader: card.server.leads
            down: card.stopped
        }
        Label {
            anchors.left: disc.right
            anchors.leftMargin: Style.wide
            text: card.server.title
            font.pixelSize: Style.lead
            font.weight: Font.Bold
        }
        Label {
            anchors.left: disc.right
            anchors.leftMargin: Style.wide
            anchors.bottom: parent.bottom
            anchors.right: buttons.left
            anchors.rightMargin: Style.gap
            elide: Text.ElideRight
            text: card.server.subtitle
            font.pixelSize: Style.small
            color: Style.text2
        }
        Row {
            id: buttons

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Style.gap

            AppButton {
                small: true
                text: card.stopped ? qsTr("Restart") : qsTr("Kill")
                hint: card.stopped ? qsTr("Start it again from its disk (K)") : qsTr("Its memory is lost, its disk stays (K)")
                onClicked: card.killPressed()
            }
            AppButton {
                small: true
                visible: !card.stopped
                text: card.paused ? qsTr("Resume") : qsTr("Pause")
                hint: qsTr("Freeze or resume its process (P)")
                onClicked: card.pausePressed()
            }
            AppButton {
                small: true
                iconName: "legend"
                hint: qsTr("Members, leadership, snapshot and disk of this server (S)")
                onClicked: card.morePressed()
            }
        }
    }
    StatePair {
        width: parent.width
        server: card.server
        lost: card.stopped
        onAsked: what => card.asked(what)
    }
    Column {
        width: parent.width

        Repeater {
            model: card.visible ? card.server.facts : null

            FactRow {
                width: card.width
            }
        }
    }
    Rectangle {
        visible: peers.visible || votes.visible
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    PeerTable {
        id: peers

        width: parent.width
        visible: card.server.leads
        server: card.server
    }
    VoteTable {
        id: votes

        width: parent.width
        visible: card.server.campaigns
        server: card.server
    }
    NoteCard {
        width: parent.width
        headline: card.server.cardTitle
        detail: card.server.cardText
        have: card.server.cardHave
        need: card.server.cardNeed
        term: card.server.term
        about: qsTr("Why is %1 what it is: %2?").arg(card.server.title).arg(card.server.subtitle)
        onAsked: card.asked("role")
    }
}
