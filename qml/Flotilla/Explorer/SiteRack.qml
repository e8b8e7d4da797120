import QtQuick
import Flotilla.Planning
import Flotilla.Style

// A rack: dragged by its head into another zone, or moved by Left and Right.
Item {
    id: rack

    required property int place
    required property string name
    required property string words
    required property SitePlan plan
    property bool aimed: false

    signal dragged(point at)
    signal dropped(point at)

    z: mouse.drag.active ? 1 : 0

    Rectangle {
        id: body

        width: rack.width
        height: rack.height
        radius: Style.radius
        color: rack.aimed ? Style.accentSoft : Style.bg2
        border.width: rack.aimed || mouse.drag.active ? 2 : Style.hairline
        border.color: rack.aimed || mouse.drag.active ? Style.accent : Style.ctl
        opacity: mouse.drag.active ? 0.8 : 1

        MouseArea {
            id: mouse

            function middle(): point {
                return Qt.point(rack.x + body.x + width / 2, rack.y + body.y + head.height / 2);
            }
            function home(): void {
                body.x = 0;
                body.y = 0;
            }

            width: parent.width
            height: head.height + 2 * Style.tiny
            cursorShape: Qt.OpenHandCursor
            preventStealing: true
            drag.target: body
            drag.threshold: 4
            drag.smoothed: false
            onPressed: head.forceActiveFocus(Qt.MouseFocusReason)
            onDoubleClicked: head.edit()
            onPositionChanged: if (drag.active)
                rack.dragged(middle())
            onReleased: {
                const at = middle();
                home();
                rack.dropped(at);
            }
            onCanceled: home()
        }
        PlaceHead {
            id: head

            x: Style.gap
            y: Style.tiny
            width: parent.width - add.width - 2 * Style.gap
            name: rack.name
            words: rack.words
            movable: true
            onRenamed: to => rack.plan.rename(rack.place, to)
            onRemoved: rack.plan.removePlace(rack.place)
            onStepped: by => rack.plan.stepRack(rack.place, by)
        }
        AppButton {
            id: add

            x: parent.width - width - Style.tiny
            y: Style.tiny
            small: true
            look: AppButton.Ghost
            iconName: "plus"
            hint: qsTr("One server more in %1").arg(rack.name)
            onClicked: rack.plan.addServer(rack.place)
        }
    }
}
