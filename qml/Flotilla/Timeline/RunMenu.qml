pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// "Run to next" where its four buttons have no room: one button that opens them.
AppButton {
    id: button

    required property string running

    signal picked(string kind)
    signal stopped
    signal moreAsked

    text: qsTr("Run to")
    hint: running.length > 0 ? qsTr("Stop (Esc)") : qsTr("Run to the next election, vote, commit or change of leader (1 to 4)")
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
        }
    }
}
