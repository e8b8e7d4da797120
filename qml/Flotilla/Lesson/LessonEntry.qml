import QtQuick
import Flotilla.Style

// A lesson of the list, under the name of its part if it is the part's first.
Column {
    id: entry

    required property string folder
    required property int number
    required property string title
    required property int minutes
    required property string about
    required property string mistake
    required property int done
    required property int steps
    required property bool heads
    required property string part
    required property string after

    signal picked(string folder)

    function aim(): void {
        row.forceActiveFocus(Qt.PopupFocusReason);
    }

    spacing: Style.tiny

    Label {
        visible: entry.heads
        topPadding: Style.gap
        text: entry.part
        font.weight: Font.Bold
        color: Style.accent
        Accessible.role: Accessible.Heading
    }
    LessonRow {
        id: row

        width: entry.width
        number: entry.number
        title: entry.title
        minutes: entry.minutes
        about: entry.about
        mistake: entry.mistake
        done: entry.done
        steps: entry.steps
        after: entry.after
        onClicked: entry.picked(entry.folder)
    }
}
