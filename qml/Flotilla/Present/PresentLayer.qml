pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Presenting
import Flotilla.Session
import Flotilla.Stage

// A talk in the window: the projector's screen round the stage, the speaker's window, and what
// there is to present.
Item {
    id: over

    required property Presenter presenter
    required property Session session
    required property Lessons lessons
    required property StagePane stage
    required property ClientStrip clients
    readonly property NotesWindow notesWindow: notes
    readonly property bool active: presenter.active
    // A letter that is 1 high on the drawn screen, 1920 by 1080.
    readonly property real unit: Math.min(width / 1920, height / 1080)
    // A write is typed where the headline stands.
    property bool writing: false
    readonly property bool typed: clients.composer.focused

    anchors.fill: parent
    visible: active
    z: 50
    onTypedChanged: over.writing = over.writing && over.typed
    onActiveChanged: {
        over.writing = false;
        chooser.close();
        cueSheet.close();
    }

    Projector {
        id: projector

        anchors.fill: parent
        presenter: over.presenter
        stage: over.stage
        unit: over.unit
        onListAsked: cueSheet.show()
    }
    StagePlace {
        stage: over.stage
        active: over.active
        place: projector.stagePlace
        letters: 2.3 * over.unit
    }
    Binding {
        target: over.clients
        property: "visible"
        value: over.writing
        when: over.active
    }
    Binding {
        target: over.clients
        property: "z"
        value: 61
        when: over.active
    }
    Binding {
        target: over.clients
        property: "y"
        value: projector.foot - over.clients.height
        when: over.active
    }
    Binding {
        target: over.clients
        property: "width"
        value: over.width
        when: over.active
    }
    BlankScreen {
        parent: over.parent
        width: over.width
        height: over.height
        shown: over.active && over.presenter.blank
    }
    CueSheet {
        id: cueSheet

        presenter: over.presenter
    }
    PresentSheet {
        id: chooser

        parent: over.parent
        presenter: over.presenter
        session: over.session
        lessons: over.lessons
    }
    NotesWindow {
        id: notes

        presenter: over.presenter
        session: over.session
    }
    Shortcut {
        sequence: "F5"
        enabled: !over.active
        onActivated: over.presenter.startAsked()
    }
    Connections {
        target: over.presenter

        function onChooserAsked(): void {
            chooser.show();
        }
        function onWriteAsked(): void {
            over.writing = true;
            over.clients.write(over.stage.item.hoveredServer);
        }
        function onListAsked(): void {
            cueSheet.show();
        }
        function onTroubleChanged(): void {
            if (over.presenter.trouble.length > 0)
                chooser.show();
        }
    }
}
