pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Run to next: what happens to be chosen, or any condition in words.
Sheet {
    id: sheet

    required property Session session
    property string error: ""
    readonly property string all: "election,vote,commit,leader change,apply,crash,term"
    readonly property list<string> kinds: all.split(",")
    readonly property list<string> names: [qsTr("Election"), qsTr("Vote"), qsTr("Commit"), qsTr("Leader change"), qsTr("Apply"), qsTr("Crash"), qsTr("New term")]

    function pick(kind: string): void {
        sheet.close();
        sheet.session.runTo(kind);
    }
    function runUntil(): void {
        sheet.error = sheet.session.runUntil(condition.text);
        if (sheet.error.length === 0)
            sheet.close();
    }

    modal: true
    padding: Style.wide
    onOpened: {
        sheet.error = "";
        condition.forceActiveFocus(Qt.PopupFocusReason);
        condition.selectAll();
    }
    lines: Column {
        spacing: Style.gap

        Heading {
            text: qsTr("Run to next")
        }
        Flow {
            width: Style.scaled(420)
            spacing: Style.tiny

            Repeater {
                model: sheet.names

                AppButton {
                    required property string modelData
                    required property int index

                    small: true
                    text: modelData
                    onClicked: sheet.pick(sheet.kinds[index])
                }
            }
        }
        Heading {
            text: qsTr("Message to")
        }
        Flow {
            width: Style.scaled(420)
            spacing: Style.tiny

            Repeater {
                model: sheet.session.serverCount

                AppButton {
                    required property int index

                    small: true
                    text: qsTr("S%1").arg(index + 1)
                    Accessible.name: qsTr("Run until a message reaches S%1").arg(index + 1)
                    onClicked: sheet.pick("message to S" + (index + 1))
                }
            }
        }
        ConditionField {
            id: condition

            width: Style.scaled(420)
            title: qsTr("Until a condition of the scenario language")
            action: qsTr("Run")
            error: sheet.error
            onAsked: sheet.runUntil()
        }
    }
}
