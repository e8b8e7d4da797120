pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Canvas
import Flotilla.Lessons
import Flotilla.View

// What an open question holds back: panes, and servers of the stage.
Item {
    id: veils

    required property Lessons lessons
    required property Desk desk
    required property StageItem stage
    required property TapeItem tape
    readonly property Page page: lessons.practice.open ? lessons.practice.page : lessons.page
    readonly property bool active: lessons.open || lessons.practice.open
    readonly property list<string> held: active ? page.heldBack : []
    // In the order of the panes; the events tell what "Why?" does.
    readonly property string sides: "inspector narration table"
    readonly property list<string> views: (sides + " log history space-time why").split(" ")
    readonly property int servers: 15

    function holds(name: string): bool {
        for (const one of veils.held) {
            if (one === name)
                return true;
        }
        return false;
    }

    Repeater {
        model: veils.views

        HeldBack {
            id: veil

            required property string modelData
            required property int index

            place: veils.desk.slot(index)
            held: veils.holds(modelData)

            Binding {
                target: veil.place
                property: "held"
                value: veil.held
            }
        }
    }
    HeldTape {
        tape: veils.tape
        held: veils.holds("tape")
    }
    Repeater {
        model: veils.stage ? veils.servers : 0

        HeldServer {
            required property int index

            server: index + 1
            stage: veils.stage
            visible: veils.holds("S" + server) && veils.stage.height > 0
        }
    }
}
