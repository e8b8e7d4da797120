pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Lessons
import Flotilla.Style

// The teacher's view: how several learners did, a row a learner and lesson.
Sheet {
    id: sheet

    required property ClassTable table
    property string said: ""

    function show(files: list<url>): void {
        sheet.table.readFiles(files);
        sheet.said = "";
        sheet.open();
    }

    modal: true
    padding: Style.padPanel
    onOpened: save.forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        spacing: Style.gap

        Heading {
            text: qsTr("Class table")
        }
        Label {
            visible: text.length > 0
            width: Style.scaled(620)
            text: sheet.table.trouble
            color: Style.danger
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        ClassRow {
            learner: qsTr("Learner")
            lesson: qsTr("Lesson")
            steps: qsTr("Steps")
            correct: qsTr("Right")
            tries: qsTr("Tries")
            minutes: qsTr("Minutes")
            head: true
        }
        Repeater {
            model: sheet.table

            ClassRow {
            }
        }
        Label {
            visible: sheet.table.count === 0
            text: qsTr("These files hold no progress.")
        }
        AppButton {
            id: save

            look: AppButton.Primary
            enabled: sheet.table.count > 0
            text: qsTr("Save as CSV...")
            hint: qsTr("Each step of each learner, for a spreadsheet")
            onClicked: saver.open()
        }
        Label {
            visible: text.length > 0
            width: Style.scaled(620)
            text: sheet.said
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
    }

    readonly property FileDialog dialog: FileDialog {
        id: saver

        title: qsTr("Save the class table")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "csv"
        nameFilters: [qsTr("Table (*.csv)")]
        onAccepted: {
            const why = sheet.table.saveCsv(saver.selectedFile);
            sheet.said = why.length > 0 ? why : qsTr("The table is written.");
        }
    }
}
