pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// nextIndex, matchIndex and last reply of each peer, as the leader has them.
Column {
    id: table

    required property ServerInspector server
    // So many peers that the card below would not fit.
    readonly property bool tight: peers.count > 4

    Heading {
        text: qsTr("What %1 knows about its peers").arg(table.server.title)
        bottomPadding: Style.tiny
    }
    PeerRow {
        width: parent.width
        head: true
        tight: table.tight
        name: qsTr("Peer")
        nextIndex: "nextIndex"
        matchIndex: "matchIndex"
        lastReply: qsTr("State, last reply")
        progress: ""
    }
    Repeater {
        id: peers

        model: table.visible ? table.server.peers : null

        PeerRow {
            width: table.width
            tight: table.tight
        }
    }
}
