pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Lessons
import Flotilla.Presenting
import Flotilla.Session
import Flotilla.Style

// What there is to present: talks, the bookmarks of this run, lessons.
Sheet {
    id: sheet

    required property Presenter presenter
    required property Session session
    required property Lessons lessons
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.padPanel + Style.gap)
    readonly property int marks: session.bookmarks.count

    function show(): void {
        sheet.presenter.readTalks();
        sheet.lessons.readList();
        sheet.open();
    }

    modal: true
    padding: Style.padPanel
    x: Math.round(((parent ? parent.width : 0) - width) / 2)
    y: Math.round(((parent ? parent.height : 0) - height) / 2)
    onOpened: column.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    onClosed: sheet.presenter.dismiss()
    lines: Column {
        id: column

        width: Math.min(Style.scaled(560), sheet.room)
        spacing: Style.tiny

        Label {
            text: qsTr("Present")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            bottomPadding: Style.gap
            text: qsTr("Cues on a projector, your notes in a window of their own. A clicker's keys work; what you do on the stage is kept as a branch, and each cue comes back as it was.")
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Label {
            visible: text.length > 0
            width: parent.width
            text: sheet.presenter.trouble
            color: Style.danger
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        Heading {
            text: qsTr("Talks")
        }
        Repeater {
            model: sheet.presenter.talks

            MenuRow {
                required property string title
                required property string path

                width: column.width
                iconName: "projector"
                text: title
                onClicked: {
                    sheet.close();
                    sheet.presenter.presentTalk(path);
                }
            }
        }
        MenuRow {
            width: column.width
            text: qsTr("Open a talk …")
            onClicked: opener.open()
        }
        Heading {
            topPadding: Style.gap
            text: qsTr("This run")
        }
        MenuRow {
            width: column.width
            enabled: sheet.marks > 0
            text: enabled ? qsTr("The bookmarks of this run: %1").arg(sheet.marks) : qsTr("No bookmark is set yet: Ctrl+B sets one")
            onClicked: {
                sheet.close();
                sheet.presenter.bookmarksAsked();
            }
        }
        Heading {
            topPadding: Style.gap
            text: qsTr("Lessons")
        }
        Repeater {
            model: sheet.lessons.list

            MenuRow {
                required property string folder
                required property int number
                required property string title
                required property string mistake

                width: column.width
                enabled: mistake.length === 0
                iconName: "lesson"
                text: qsTr("%1  %2").arg(number).arg(title)
                onClicked: {
                    sheet.close();
                    sheet.presenter.lessonAsked(folder);
                }
            }
        }
    }

    readonly property FileDialog dialog: FileDialog {
        id: opener

        title: qsTr("Open a talk")
        nameFilters: [qsTr("Talks (*.cues)"), qsTr("All files (*)")]
        onAccepted: {
            sheet.close();
            sheet.presenter.presentFile(opener.selectedFile);
        }
    }
}
