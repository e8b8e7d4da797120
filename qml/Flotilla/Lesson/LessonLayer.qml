pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Lessons
import Flotilla.Session
import Flotilla.Style
import Flotilla.View

// Lessons in the window: the list, the pane beside the stage, and what an open question holds back.
Item {
    id: over

    required property Lessons lessons
    required property Session session
    required property Desk desk
    readonly property real least: Math.min(Style.scaled(264), 0.42 * width)
    readonly property real spare: width - Style.scaled(760)
    readonly property real wanted: Math.max(least, Math.min(Style.scaled(364), spare))
    readonly property bool typing: Window.activeFocusItem instanceof T.TextField
    // In the order of the panes.
    readonly property string sides: "inspector narration table"
    readonly property list<string> views: (sides + " log history space-time why").split(" ")
    // Panes that made room for the lesson.
    property list<int> closed: []

    anchors.fill: parent

    function holdsBack(view: string): bool {
        for (const held of over.lessons.page.heldBack) {
            if (held === view)
                return true;
        }
        return false;
    }
    function makeRoom(): void {
        for (const pane of [Desk.Inspector, Desk.Narration, Desk.Data]) {
            if (!over.desk.open[pane])
                continue;
            over.desk.close(pane);
            over.closed.push(pane);
        }
    }
    function giveBack(): void {
        for (const pane of over.closed) {
            if (!over.desk.open[pane])
                over.desk.toggle(pane);
        }
        over.closed = [];
    }

    Binding {
        target: over.lessons
        property: "room"
        value: over.lessons.open ? over.wanted : 0
    }
    Repeater {
        model: over.views

        HeldBack {
            required property string modelData
            required property int index

            place: over.desk.slot(index)
            held: over.lessons.open && over.holdsBack(modelData)
        }
    }
    LessonPane {
        id: pane

        lessons: over.lessons
        session: over.session
        x: over.width - over.wanted
        y: over.desk.top
        width: over.wanted
        height: over.height - y
        visible: over.lessons.open
        onTermAsked: term => {
            card.x = pane.x - card.width - Style.gap;
            card.y = pane.y + Style.scaled(120);
            card.show(term);
        }
        onListAsked: sheet.show()
    }
    LessonSheet {
        id: sheet

        lessons: over.lessons
    }
    TermCard {
        id: card

        lessons: over.lessons
    }
    Shortcut {
        sequence: "F2"
        onActivated: sheet.show()
    }
    Shortcut {
        sequence: "F3"
        enabled: over.lessons.open
        onActivated: pane.aim()
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: over.lessons.open
        onActivated: pane.proceed()
    }
    Connections {
        target: over.lessons

        function onListAsked(): void {
            sheet.show();
        }
        function onOpenChanged(): void {
            if (over.lessons.open)
                sheet.close();
            if (over.lessons.open)
                over.makeRoom();
            else
                over.giveBack();
        }
    }
    Connections {
        target: over.lessons.page

        function onQuestionAsked(): void {
            if (!over.typing)
                pane.aim();
        }
    }
}
