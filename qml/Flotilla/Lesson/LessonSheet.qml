pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Lessons
import Flotilla.Style

// The list of lessons, and the file that keeps how they went.
Sheet {
    id: sheet

    required property Lessons lessons
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.padPanel + Style.gap)

    signal said(string sentence)

    function show(): void {
        sheet.lessons.readList();
        sheet.open();
    }

    modal: true
    padding: Style.padPanel
    x: Math.round(((parent ? parent.width : 0) - width) / 2)
    y: Math.round(((parent ? parent.height : 0) - height) / 2)
    onOpened: {
        if (rows.count > 0)
            rows.itemAt(0).forceActiveFocus(Qt.PopupFocusReason);
    }
    lines: Column {
        id: column

        width: Math.min(Style.scaled(640), sheet.room)
        spacing: Style.gap

        Label {
            text: qsTr("Lessons")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            text: qsTr("Predict what the cluster will do, let it decide, then do it by hand. All of it is the real thing.")
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Label {
            visible: text.length > 0
            width: parent.width
            text: sheet.lessons.open ? "" : sheet.lessons.trouble
            color: Style.danger
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        Repeater {
            id: rows

            model: sheet.lessons.list

            LessonRow {
                width: column.width
                onClicked: {
                    sheet.lessons.start(folder);
                    if (sheet.lessons.open)
                        sheet.close();
                }
            }
        }
        Label {
            visible: rows.count === 0
            width: parent.width
            text: qsTr("There are no lessons on this computer.")
            wrapMode: Text.Wrap
        }
        AppButton {
            text: qsTr("Save progress...")
            hint: qsTr("Your answers as a file, to hand in. They stay on this computer otherwise.")
            onClicked: saver.open()
        }
    }

    readonly property FileDialog dialog: FileDialog {
        id: saver

        title: qsTr("Save progress")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "jsonl"
        nameFilters: [qsTr("Progress (*.jsonl)")]
        onAccepted: sheet.said(sheet.lessons.exportProgress(saver.selectedFile))
    }
}
