pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// What can be given away: the run as a link, as text, as a file, as pictures.
Sheet {
    id: sheet

    signal linkAsked
    signal copyAsked
    signal exportAsked
    signal saveAsked

    onOpened: first.forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        MenuRow {
            id: first

            text: qsTr("Copy link to this run")
            note: "Ctrl+Shift+C"
            iconName: "link"
            onClicked: {
                sheet.close();
                sheet.linkAsked();
            }
        }
        MenuRow {
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
        MenuRow {
            text: qsTr("Export picture, film, table …")
            note: "Ctrl+E"
            iconName: "plus"
            onClicked: {
                sheet.close();
                sheet.exportAsked();
            }
        }
    }
}
