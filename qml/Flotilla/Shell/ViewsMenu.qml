pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Which panes are open.
Sheet {
    id: sheet

    required property Desk desk

    readonly property list<int> beside: [Desk.Inspector, Desk.Narration, Desk.Data]
    readonly property list<int> below: [Desk.Log, Desk.History, Desk.Trace, Desk.SpaceTime]
    readonly property list<int> panes: [...beside, ...below, Desk.Health]
    readonly property list<string> keys: ["I", "N", "D", "G", "Y", "E", "X", "Ctrl+H"]

    onOpened: first.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)

    lines: Column {
        id: first

        Repeater {
            model: sheet.panes

            MenuRow {
                required property int modelData
                required property int index

                text: sheet.desk.titleOf(modelData)
                note: sheet.keys[index]
                iconName: sheet.desk.open[modelData] ? "ok" : "none"
                Accessible.checkable: true
                Accessible.checked: sheet.desk.open[modelData]
                onClicked: sheet.desk.toggle(modelData)
            }
        }
        Rectangle {
            width: parent.width
            height: Style.hairline
            color: Style.line
        }
        MenuRow {
            text: qsTr("As at the start")
            iconName: "none"
            onClicked: sheet.desk.reset()
        }
    }
}
