pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Lessons
import Flotilla.Style

// Progress to hand in, the class's progress as a table, worksheets to print. What went wrong is
// said here.
Column {
    id: row

    required property Lessons lessons
    property string said: ""

    function tell(why: string, done: string): void {
        row.said = why.length > 0 ? why : done;
    }

    spacing: Style.gap

    Label {
        topPadding: Style.gap
        text: qsTr("To hand in and to teach")
        font.weight: Font.Bold
        color: Style.accent
        Accessible.role: Accessible.Heading
    }
    Flow {
        width: parent.width
        spacing: Style.gap

        AppButton {
            text: qsTr("Save progress...")
            hint: qsTr("Your answers as a file, to hand in. They stay on this computer otherwise.")
            onClicked: saver.open()
        }
        AppButton {
            text: qsTr("Class table...")
            hint: qsTr("Files of progress of several learners as one table")
            onClicked: reader.open()
        }
        AppButton {
            text: qsTr("Worksheet...")
            hint: qsTr("A lesson's questions and the teacher's notes, to print")
            onClicked: sheets.open()
        }
    }
    Label {
        visible: text.length > 0
        width: parent.width
        text: row.said
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    ClassSheet {
        id: table

        table: row.lessons.table
    }
    WorksheetMenu {
        id: sheets

        lessons: row.lessons
        onSaved: why => row.tell(why, qsTr("The worksheet is written."))
    }
    FileDialog {
        id: saver

        title: qsTr("Save progress")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "jsonl"
        nameFilters: [qsTr("Progress (*.jsonl)")]
        onAccepted: row.tell(row.lessons.exportProgress(saver.selectedFile), qsTr("Progress is saved."))
    }
    FileDialog {
        id: reader

        title: qsTr("Files of progress")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Progress (*.jsonl)"), qsTr("All files (*)")]
        onAccepted: table.show(reader.selectedFiles)
    }
}
