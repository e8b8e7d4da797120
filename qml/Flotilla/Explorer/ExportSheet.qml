import QtQuick
import Flotilla.Planning
import Flotilla.Style

// The table as a file.
Sheet {
    id: sheet

    required property Explorer explorer

    onOpened: first.forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        MenuRow {
            id: first

            text: qsTr("Figures as CSV")
        }
    }
}
