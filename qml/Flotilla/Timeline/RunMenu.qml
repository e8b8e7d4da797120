pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// "Run to next" where its four buttons have no room: one button that opens them. Where nothing but
// play, time and speed has room, all else is in here as well.
AppButton {
    id: button

    required property string running
    property bool all: false
    property bool live: false
    property string undoText: ""

    signal picked(string kind)
    signal stopped
    signal moreAsked
    signal stepped(bool onward)
    signal undone
    signal forked

    readonly property string runs: qsTr("Run to the next election, vote, commit or change of leader (1 to 4)")
    readonly property string opens: all ? qsTr("Run to, step, undo, fork") : runs

    text: all ? qsTr("…") : qsTr("Run to")
    hint: running.length > 0 ? qsTr("Stop (Esc)") : opens
    Accessible.name: all ? opens : text
    onClicked: {
        if (button.running.length > 0)
            button.stopped();
        else
            sheet.open();
    }

    Rectangle {
        visible: button.running.length > 0
        x: Style.gap
        y: button.height - 2 * Style.focusWidth
        width: button.width - 2 * Style.gap
        height: Style.focusWidth
        color: Style.accent
    }
    Sheet {
        id: sheet

        y: -height - Style.tiny
        tall: button.Window.height
        onOpened: column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)

        readonly property list<string> kinds: ["election", "vote", "commit", "leader change"]
        readonly property list<string> names: [qsTr("Election"), qsTr("Vote"), qsTr("Commit"), qsTr("Leader change")]

        lines: Column {
            id: column

            Repeater {
                model: sheet.names

                MenuRow {
                    required property string modelData
                    required property int index

                    text: modelData
                    note: String(index + 1)
                    onClicked: {
                        sheet.close();
                        button.picked(sheet.kinds[index]);
                    }
                }
            }
            MenuRow {
                text: qsTr("Something else …")
                note: "R"
                onClicked: {
                    sheet.close();
                    button.moreAsked();
                }
            }
            MenuRow {
                visible: button.all
                enabled: !button.live
                text: qsTr("Step back one event")
                note: "←"
                onClicked: button.stepped(false)
            }
            MenuRow {
                visible: button.all
                enabled: !button.live
                text: qsTr("Step forward one event")
                note: "→"
                onClicked: button.stepped(true)
            }
            MenuRow {
                visible: button.all
                enabled: button.undoText.length > 0
                text: enabled ? button.undoText : qsTr("Nothing to undo")
                note: "Ctrl+Z"
                onClicked: {
                    sheet.close();
                    button.undone();
                }
            }
            MenuRow {
                visible: button.all
                enabled: !button.live
                text: qsTr("Start a branch at this instant")
                note: "F"
                onClicked: {
                    sheet.close();
                    button.forked();
                }
            }
        }
    }
}
