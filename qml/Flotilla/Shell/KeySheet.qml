pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Every key, on one sheet.
Sheet {
    id: sheet

    // Large letters in a small window leave room for one.
    readonly property int columns: parent && parent.width > Style.scaled(860) ? 2 : 1

    modal: true
    padding: Style.padPanel

    readonly property string tools: "V,K,P,C,H,W,⇧W,PgUp PgDn,Space,← →,Home End,[ ],1 2 3 4,"
    readonly property string time: "5 6,R U,J O,Ctrl+B,Ctrl+← →,Ctrl+Z,F,L,A,S,Z,B,Comma,I N,"
    readonly property string acts: "D G Y E X,Ctrl+H,T,Ctrl+ + -,M,Ctrl+O,Ctrl+S,Ctrl+G,Ctrl+L,"
    readonly property string panes: "Ctrl+E,⇧I ⇧O,Ctrl+⇧C,F1,F2 F3,F5,PgDn PgUp,B G N,"
    readonly property string rest: "F4,← → Del,Q,?,Esc"
    readonly property list<string> keys: (tools + time + acts + panes + rest).split(",")
    readonly property list<string> meanings: [qsTr("Select"), qsTr("Crash or restart the server under the pointer"), qsTr("Freeze or resume it"), qsTr("Cut: drag across links, Shift for one way"), qsTr("Heal cuts"), qsTr("Write as a client"), qsTr("All that clients can do"), qsTr("From message to message on the stage"), qsTr("Play or pause"), qsTr("One event back or forward"), qsTr("To the start or the end"), qsTr("Slower or faster"), qsTr("Run to election, vote, commit, leader change"), qsTr("Run to an apply, to a message to the server"), qsTr("Run to anything; breakpoints"), qsTr("Bookmarks; branches"), qsTr("Set a bookmark here"), qsTr("To the bookmark before or after"), qsTr("Undo"), qsTr("Fork here"), qsTr("Links: latency and loss"), qsTr("Members: who votes, who learns"), qsTr("What can be done to what is pointed at"), qsTr("Faults: trouble by name, chaos"), qsTr("Break a rule"), qsTr("Settings, and what they mean"), qsTr("Inspector, narration"), qsTr("Data, log, client history, events, space-time"), qsTr("Health: metrics and alerts"), qsTr("Theme"), qsTr("Larger or smaller text"), qsTr("Less motion, or all of it"), qsTr("Open a scenario"), qsTr("Save this run"), qsTr("Starting situations in pictures"), qsTr("Open a link"), qsTr("Export picture, film, table"), qsTr("Mark where exports begin, end"), qsTr("Copy a link to this run"), qsTr("About Flotilla"), qsTr("Lessons; to the open lesson"), qsTr("Present: begin, or this cue again"), qsTr("Presenting: next and back"), qsTr("Presenting: blank, all cues, notes"), qsTr("Fault-tolerance explorer"), qsTr("Servers, racks: move (Return: name), remove"), qsTr("Why? of what is chosen"), qsTr("This sheet"), qsTr("Disarm the tool, stop, close")]

    lines: Column {
        spacing: Style.wide

        Row {
            spacing: Style.padPanel

            Label {
                text: qsTr("Keys")
                font.pixelSize: Style.title
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("On the stage: Tab, then arrows: servers; Home, End: clients.")
                font.pixelSize: Style.small
                color: Style.text2
            }
        }
        Grid {
            flow: Grid.TopToBottom
            rows: Math.ceil(sheet.keys.length / sheet.columns)
            columnSpacing: Style.padPanel
            rowSpacing: Style.gap

            Repeater {
                model: sheet.keys

                Item {
                    id: line

                    required property string modelData
                    required property int index

                    implicitWidth: Style.scaled(380)
                    implicitHeight: Style.row
                    Accessible.role: Accessible.ListItem
                    Accessible.name: modelData + ": " + sheet.meanings[index]

                    KeyCap {
                        anchors.verticalCenter: parent.verticalCenter
                        key: line.modelData
                    }
                    Label {
                        x: Style.scaled(80)
                        height: parent.height
                        text: sheet.meanings[line.index]
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
