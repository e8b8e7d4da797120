pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// The borders between the stage and its docks.
Item {
    id: borders

    required property Desk desk

    Splitter {
        visible: borders.desk.side.width > 0 && !borders.desk.drawer
        upright: true
        name: qsTr("Width of the panes at the side")
        length: borders.desk.side.height
        x: borders.desk.side.x - width / 2
        y: borders.desk.side.y
        onMoved: px => borders.desk.moveSide(-px)
    }
    Splitter {
        visible: borders.desk.below.height > 0 && !borders.desk.low
        upright: false
        name: qsTr("Height of the panes below")
        length: borders.desk.below.width
        x: 0
        y: borders.desk.below.y - height / 2
        onMoved: px => borders.desk.moveBelow(-px)
    }
    Rectangle {
        visible: borders.desk.drawer
        x: borders.desk.side.x
        y: borders.desk.side.y
        width: Style.hairline
        height: borders.desk.side.height
        color: Style.ctl
    }
}
