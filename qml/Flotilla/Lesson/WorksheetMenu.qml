pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Lessons
import Flotilla.Style

// Which lesson's worksheet is to be written as a PDF.
Sheet {
    id: menu

    required property Lessons lessons
    property string folder: ""

    signal saved(string why)

    modal: true
    onOpened: {
        if (rows.count > 0)
            rows.itemAt(0).forceActiveFocus(Qt.PopupFocusReason);
    }
    lines: Column {
        width: Style.scaled(340)

        Heading {
            text: qsTr("Worksheet (PDF) of")
        }
        Repeater {
            id: rows

            model: menu.lessons.list

            MenuRow {
                required property string folder
                required property int number
                required property string title

                width: Style.scaled(340)
                text: qsTr("%1. %2").arg(number).arg(title)
                onClicked: {
                    menu.folder = folder;
                    menu.close();
                    saver.open();
                }
            }
        }
    }

    readonly property FileDialog dialog: FileDialog {
        id: saver

        title: qsTr("Save worksheet")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: [qsTr("PDF (*.pdf)")]
        onAccepted: menu.saved(menu.lessons.saveWorksheet(menu.folder, saver.selectedFile))
    }
}
