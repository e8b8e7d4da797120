pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// The bookmarks of this run: go there, give a name, remove.
Sheet {
    id: sheet

    required property Session session
    readonly property Bookmarks marks: session.bookmarks

    modal: true
    padding: Style.wide
    onOpened: here.forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        spacing: Style.gap

        Heading {
            text: qsTr("Bookmarks")
        }
        Label {
            text: sheet.marks.count === 0 ? qsTr("None is set.") : qsTr("They are saved with the scenario.")
            font.pixelSize: Style.small
            color: Style.text2
        }
        Repeater {
            model: sheet.marks

            BookmarkRow {
                width: Style.scaled(400)
                onPicked: {
                    sheet.close();
                    sheet.session.goToBookmark(index);
                }
                onRenamed: name => sheet.marks.rename(index, name)
                onRemoved: sheet.marks.remove(index)
            }
        }
        AppButton {
            id: here

            text: qsTr("Set one at %1 ms").arg(Math.round(sheet.session.time))
            hint: qsTr("Set a bookmark at the playhead (Ctrl+B)")
            onClicked: sheet.session.bookmark("")
        }
    }
}
