pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Disk and memory side by side (Figure 2 of the paper). A crash loses the memory, not the disk.
Row {
    id: pair

    required property ServerInspector server
    required property bool lost

    // what: "term", "commit", "log".
    signal asked(string what)

    spacing: Style.pad

    Column {
        width: pair.width * 0.5 - Style.gap

        Heading {
            text: qsTr("On disk")
            bottomPadding: Style.tiny
        }
        KeyValue {
            width: parent.width
            key: "currentTerm"
            value: pair.server.currentTerm
            about: qsTr("Why is %1 in this term?").arg(pair.server.title)
            onAsked: pair.asked("term")
        }
        KeyValue {
            width: parent.width
            key: "votedFor"
            value: pair.server.votedFor
        }
        KeyValue {
            width: parent.width
            key: qsTr("last entry")
            value: pair.server.lastEntry
            about: qsTr("Why does the log of %1 end here?").arg(pair.server.title)
            onAsked: pair.asked("log")
        }
    }
    Column {
        width: pair.width * 0.5 - Style.gap

        Heading {
            text: qsTr("In memory")
            bottomPadding: Style.tiny
        }
        Label {
            visible: pair.lost
            height: Style.row
            text: qsTr("lost in the crash")
            color: Style.text2
        }
        KeyValue {
            visible: !pair.lost
            width: parent.width
            key: "commitIndex"
            value: pair.server.commitIndex
            about: qsTr("Why is this the commitIndex of %1?").arg(pair.server.title)
            onAsked: pair.asked("commit")
        }
        KeyValue {
            visible: !pair.lost
            width: parent.width
            key: "lastApplied"
            value: pair.server.lastApplied
        }
        KeyValue {
            visible: !pair.lost
            width: parent.width
            key: qsTr("store")
            keyWidth: Style.scaled(52)
            value: pair.server.store
        }
    }
}
