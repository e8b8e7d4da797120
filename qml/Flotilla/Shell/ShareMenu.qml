pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// What can be given away: the run as text.
Sheet {
    id: sheet

    signal copyAsked
    signal saveAsked

    onOpened: first.forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        MenuRow {
            id: first

            text: qsTr("Copy scenario as text")
            iconName: "share"
            onClicked: {
                sheet.close();
                sheet.copyAsked();
            }
        }
        MenuRow {
            text: qsTr("Save scenario …")
            note: "Ctrl+S"
            iconName: "write"
            onClicked: {
                sheet.close();
                sheet.saveAsked();
            }
        }
    }
}
