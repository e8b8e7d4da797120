pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Presenting
import Flotilla.Session
import Flotilla.Style

// The speaker's window: this cue and the next, notes, hands to count, and the time.
Window {
    id: notes

    required property Presenter presenter
    required property Session session
    readonly property bool wide: width > Style.scaled(760)

    width: 960
    height: 640
    minimumWidth: 480
    minimumHeight: 360
    visible: presenter.active && presenter.notesShown
    transientParent: null
    title: qsTr("Notes: %1 - Flotilla").arg(presenter.talk)
    color: Style.bg0

    NotesHead {
        id: head

        width: parent.width
        presenter: notes.presenter
    }
    NotesText {
        id: text

        y: head.height
        width: notes.wide ? 0.62 * parent.width : parent.width
        height: notes.wide ? foot.y - y : 0.6 * parent.height - y
        presenter: notes.presenter
    }
    NotesNext {
        x: notes.wide ? text.width : 0
        y: notes.wide ? head.height : text.y + text.height
        width: notes.wide ? parent.width - x : parent.width
        height: parent.height - y - foot.height
        below: !notes.wide
        presenter: notes.presenter
    }
    NotesFoot {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        presenter: notes.presenter
        session: notes.session
    }
}
