pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// One pane in its place: its name, or the tabs of those that share the place, what closes it, and
// the border to the next one.
Rectangle {
    id: frame

    required property Desk desk
    required property PaneSlot place
    // The key that opens and closes it.
    required property string key
    default property alias content: body.data
    // It lies over the stage.
    readonly property bool over: desk.drawer && place.pane <= Desk.Data

    visible: place.shown
    x: place.box.x
    y: place.box.y
    width: place.box.width
    height: place.box.height
    color: Style.bg1
    Accessible.role: Accessible.Pane
    Accessible.name: place.title

    Row {
        id: tabs

        x: Style.gap
        height: Style.scaled(32)

        Repeater {
            model: frame.place.tabs

            PaneTab {
                required property int modelData

                height: tabs.height
                text: frame.desk.titleOf(modelData)
                chosen: modelData === frame.place.pane
                alone: frame.place.tabs.length === 1
                room: (frame.width - Style.scaled(56)) / frame.place.tabs.length
                onClicked: frame.desk.raise(modelData)
            }
        }
    }
    AppButton {
        anchors.right: parent.right
        anchors.rightMargin: Style.tiny
        y: 2
        height: Style.chipHeight
        look: AppButton.Ghost
        small: true
        iconName: "close"
        hint: qsTr("Close %1 (%2)").arg(frame.place.title).arg(frame.key)
        onClicked: frame.desk.close(frame.place.pane)
    }
    Item {
        id: body

        visible: !frame.place.held
        y: tabs.height
        width: parent.width
        height: Math.max(0, parent.height - y)
        clip: true
    }
    Splitter {
        readonly property bool side: frame.place.pane <= Desk.Data

        visible: frame.place.bordered
        upright: !side
        name: qsTr("Border after %1").arg(frame.place.title)
        x: side ? 0 : parent.width - width / 2
        y: side ? parent.height - height / 2 : 0
        length: side ? parent.width : parent.height
        onMoved: px => frame.desk.moveBorder(frame.place.pane, px)
    }
}
