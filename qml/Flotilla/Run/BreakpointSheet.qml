pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Where the run pauses by itself: conditions, switched on or off.
Sheet {
    id: sheet

    required property Session session
    readonly property Breakpoints points: session.breakpoints
    readonly property real measure: Style.scaled(440)
    property string error: ""
    readonly property string plain: "two leaders,no leader,leader change,crash,term,violation"
    readonly property list<string> texts: (plain + ",commit").split(",")
    readonly property list<string> names: [qsTr("Two leaders"), qsTr("No leader"), qsTr("A server wins an election"), qsTr("A server crashes"), qsTr("A term begins"), qsTr("A guarantee is broken"), qsTr("An entry is committed")]

    function addTyped(): void {
        sheet.error = sheet.points.add(condition.text, "");
        if (sheet.error.length === 0)
            condition.text = "";
    }

    modal: true
    padding: Style.wide
    onOpened: {
        sheet.error = "";
        first.forceActiveFocus(Qt.PopupFocusReason);
    }
    lines: Column {
        spacing: Style.gap

        Heading {
            text: qsTr("Breakpoints: the run pauses when one comes true")
        }
        Label {
            visible: sheet.points.count === 0
            text: qsTr("None is set. Add one below.")
            font.pixelSize: Style.small
            color: Style.text2
        }
        Repeater {
            model: sheet.points

            BreakpointRow {
                width: sheet.measure
                onSwitched: on => sheet.points.setOn(index, on)
                onRemoved: sheet.points.remove(index)
            }
        }
        Heading {
            text: qsTr("Add")
        }
        Flow {
            width: sheet.measure
            spacing: Style.tiny

            Repeater {
                model: sheet.names

                AppButton {
                    required property string modelData
                    required property int index

                    small: true
                    text: modelData
                    onClicked: sheet.points.add(sheet.texts[index], modelData)
                }
            }
        }
        ServerBreakpoint {
            id: first

            servers: sheet.session.serverCount
            onPicked: (text, words) => sheet.error = sheet.points.add(text, words)
        }
        ConditionField {
            id: condition

            width: sheet.measure
            title: qsTr("Or any condition of the scenario language")
            action: qsTr("Add")
            error: sheet.error
            onAsked: sheet.addTyped()
        }
    }
}
