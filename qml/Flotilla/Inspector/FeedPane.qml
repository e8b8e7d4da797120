pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What just happened, newest first; each sentence answers "Why?".
Rectangle {
    id: pane

    required property FeedModel feed
    property int seen: 0
    readonly property int unseen: list.atYBeginning ? 0 : Math.max(0, list.count - seen)

    required property Why why

    signal eventPicked(int event)

    function toggle(event: int): void {
        pane.why.event = pane.why.event === event ? 0 : event;
    }

    color: Style.bg1
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What just happened")

    ListView {
        id: list

        anchors.fill: parent
        clip: true
        activeFocusOnTab: true
        model: pane.feed
        // A row that leaves at the bottom comes again as the newest.
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Narration, newest first")
        Keys.onReturnPressed: list.currentItem?.toggled()
        onAtYBeginningChanged: if (atYBeginning)
            pane.seen = list.count
        delegate: FeedRow {
            id: row

            required property int index

            width: ListView.view.width
            current: list.activeFocus && list.currentIndex === index
            why: pane.why
            onToggled: pane.toggle(row.eventId)
            onTimePicked: pane.eventPicked(row.eventId)
            onEventPicked: event => pane.eventPicked(event)
        }

        FocusRing {
            anchors.margins: 0
            shown: list.activeFocus && list.count > 0
        }
    }
    Label {
        visible: list.count === 0
        x: Style.pad
        y: Style.gap
        text: qsTr("Press play, or kill a server.")
        color: Style.text3
    }
    AppButton {
        visible: pane.unseen > 0
        anchors.horizontalCenter: parent.horizontalCenter
        y: Style.tiny
        small: true
        text: qsTr("%n new", "", pane.unseen)
        onClicked: list.positionViewAtBeginning()
    }
}
