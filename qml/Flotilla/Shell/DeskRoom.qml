import QtQuick
import Flotilla.Style
import Flotilla.View

// Tells the desk how much room there is.
Item {
    id: room

    required property Measures at
    required property Desk desk
    required property real inspectorWish

    Binding {
        target: room.desk
        property: "window"
        value: Qt.size(room.at.width, room.at.height)
    }
    Binding {
        target: room.desk
        property: "scale"
        value: Style.textScale
    }
    Binding {
        target: room.desk
        property: "compact"
        value: room.at.compact
    }
    Binding {
        target: room.desk
        property: "low"
        value: room.at.folded
    }
    Binding {
        target: room.desk
        property: "top"
        value: room.at.top
    }
    Binding {
        target: room.desk
        property: "head"
        value: room.at.header
    }
    Binding {
        target: room.desk
        property: "foot"
        value: room.at.clients
    }
    Binding {
        target: room.desk
        property: "bottom"
        value: room.at.time
    }
    Binding {
        target: room.desk
        property: "inspectorWish"
        value: room.inspectorWish
    }
}
