pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Canvas
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
    required property StageItem stage
    required property TapeItem tape
    readonly property real least: Math.min(Style.scaled(264), 0.42 * width)
    readonly property real spare: width - Style.scaled(760)
    readonly property real wanted: Math.max(least, Math.min(Style.scaled(364), spare))
    readonly property bool typing: Window.activeFocusItem instanceof T.TextField
    readonly property Practice practice: lessons.practice
    readonly property bool taught: lessons.open || practice.open

    anchors.fill: parent

    Binding {
        target: over.lessons
        property: "room"
        value: over.taught ? over.wanted : 0
    }
    Veils {
        anchors.fill: parent
        lessons: over.lessons
        desk: over.desk
        stage: over.stage
        tape: over.tape
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
        onTermAsked: term => card.beside(pane, term)
        onListAsked: sheet.show()
    }
    PracticePane {
        id: practised

        lessons: over.lessons
        x: pane.x
        y: pane.y
        width: pane.width
        height: pane.height
        visible: over.practice.open
        onTermAsked: term => card.beside(pane, term)
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
        enabled: over.taught
        onActivated: over.lessons.open ? pane.aim() : practised.aim()
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: over.taught
        onActivated: over.lessons.open ? pane.proceed() : practised.proceed()
    }
    Connections {
        target: over.lessons

        function onListAsked(): void {
            sheet.show();
        }
        function onOpenChanged(): void {
            if (over.lessons.open)
                sheet.close();
        }
    }
    Connections {
        target: over.practice

        function onOpenChanged(): void {
            if (over.practice.open)
                sheet.close();
        }
        function onChanged(): void {
            if (over.practice.open && !over.typing)
                practised.aim();
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
