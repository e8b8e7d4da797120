pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Planning
import Flotilla.Style

// The table as a file.
Sheet {
    id: sheet

    required property Explorer explorer
    readonly property list<string> names: [qsTr("Figures (CSV)"), qsTr("Drawing (SVG)"), qsTr("Picture (PNG)")]
    readonly property list<string> endings: ["csv", "svg", "png"]
    property string said: ""

    function choose(row: int): void {
        saver.defaultSuffix = sheet.endings[row];
        saver.nameFilters = ["*." + sheet.endings[row]];
        saver.open();
    }

    onOpened: {
        sheet.said = "";
        rows.itemAt(0).forceActiveFocus(Qt.PopupFocusReason);
    }
    lines: Column {
        Repeater {
            id: rows

            model: sheet.names

            MenuRow {
                required property string modelData
                required property int index

                text: modelData
                onClicked: sheet.choose(index)
            }
        }
        Label {
            visible: text.length > 0
            width: Style.scaled(240)
            text: sheet.said
            font.pixelSize: Style.small
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
    }

    readonly property FileDialog saver: FileDialog {
        id: saver

        title: qsTr("Save the table")
        fileMode: FileDialog.SaveFile
        onAccepted: sheet.said = sheet.explorer.saveTable(saver.selectedFile, Tones.theme)
    }
}
