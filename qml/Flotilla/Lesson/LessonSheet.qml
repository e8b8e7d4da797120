pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// The list of lessons by part, practice, and what a teacher does with both.
Sheet {
    id: sheet

    required property Lessons lessons
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.padPanel + Style.gap)

    function show(): void {
        sheet.lessons.readList();
        teacher.said = "";
        sheet.open();
    }
    function pick(folder: string): void {
        sheet.lessons.start(folder);
        if (sheet.lessons.open)
            sheet.close();
    }

    modal: true
    padding: Style.padPanel
    x: Math.round(((parent ? parent.width : 0) - width) / 2)
    y: Math.round(((parent ? parent.height : 0) - height) / 2)
    onOpened: {
        const first = rows.itemAt(0) as LessonEntry;
        if (first)
            first.aim();
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

            LessonEntry {
                width: column.width
                onPicked: folder => sheet.pick(folder)
            }
        }
        Label {
            visible: rows.count === 0
            width: parent.width
            text: qsTr("There are no lessons on this computer.")
            wrapMode: Text.Wrap
        }
        PracticeChoice {
            width: parent.width
            practice: sheet.lessons.practice
        }
        TeacherRow {
            id: teacher

            width: parent.width
            lessons: sheet.lessons
        }
    }
}
