import QtQuick
import Flotilla.Stage

// Lends the stage to the projector; without a talk it is where the window has it.
Item {
    id: lent

    required property StagePane stage
    required property bool active
    required property rect place
    required property real letters

    Binding {
        target: lent.stage
        property: "x"
        value: lent.place.x
        when: lent.active
    }
    Binding {
        target: lent.stage
        property: "y"
        value: lent.place.y
        when: lent.active
    }
    Binding {
        target: lent.stage
        property: "width"
        value: lent.place.width
        when: lent.active
    }
    Binding {
        target: lent.stage
        property: "height"
        value: lent.place.height
        when: lent.active
    }
    Binding {
        target: lent.stage
        property: "z"
        value: 60
        when: lent.active
    }
    Binding {
        target: lent.stage
        property: "bare"
        value: true
        when: lent.active
    }
    Binding {
        target: lent.stage.item
        property: "textScale"
        value: lent.letters
        when: lent.active
    }
}
