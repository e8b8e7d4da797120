pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Every event as one line, the playhead's lit; a press goes there.
Item {
    id: pane

    required property TraceList events
    property int hoveredServer: 0
    property int chosenServer: 0
    property bool following: true
    property TraceRow cutRow: null

    signal eventPicked(int event)
    signal copyAsked(string text, int lines)

    function go(row: int): void {
        const event = pane.events.eventAt(row);
        if (event > 0)
            pane.eventPicked(event);
        pane.following = true;
    }
    // From one instant to the next.
    function step(way: int): void {
        const at = pane.events.current;
        pane.go(way > 0 ? at + 1 : pane.events.before(at));
    }
    // New lines are laid out where the list stands, before it moves: a list that moves first makes
    // every line in between.
    function follow(): void {
        if (!pane.following || !pane.visible)
            return;
        list.forceLayout();
        list.positionViewAtIndex(Math.max(0, pane.events.current), ListView.Contain);
    }
    function say(row: TraceRow): void {
        if (row.cut.length > 0)
            pane.cutRow = row;
        else if (pane.cutRow === row)
            pane.cutRow = null;
    }
    function copyAll(): void {
        const last = pane.events.count - 1;
        const first = Math.max(0, last - 49999);
        pane.copyAsked(pane.events.lines(first, last), last - first + 1);
    }
    onVisibleChanged: follow()

    TraceFilterBar {
        id: bar

        width: parent.width
        events: pane.events
        chosenServer: pane.chosenServer
        onCopyPressed: pane.copyAll()
        onStepped: step => pane.step(step)
    }
    ListView {
        id: list

        y: bar.height
        width: parent.width
        height: Math.max(0, parent.height - y)
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        model: pane.events
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Events: Up and Down go from one to the next, Ctrl+C copies the line")
        Accessible.description: pane.events.lines(pane.events.current, pane.events.current)
        Keys.onUpPressed: pane.step(-1)
        Keys.onDownPressed: pane.step(1)
        Keys.onPressed: event => {
            if (!event.matches(StandardKey.Copy))
                return;
            event.accepted = true;
            const at = pane.events.current;
            pane.copyAsked(pane.events.lines(at, at), 1);
        }
        onMovementStarted: pane.following = false
        onHeightChanged: pane.follow()
        delegate: TraceRow {
            required property int index

            width: ListView.view.width
            current: index === pane.events.current
            ahead: index > pane.events.current
            lit: serverId > 0 && serverId === pane.hoveredServer
            onPicked: pane.go(index)
            onCutChanged: pane.say(this)
        }

        FocusRing {
            anchors.margins: 0
            shown: list.activeFocus
        }
        Tip {
            parent: pane.cutRow ?? list
            visible: pane.cutRow !== null
            text: pane.cutRow?.cut ?? ""
        }
    }
    Label {
        visible: list.count === 0
        x: Style.pad
        y: bar.height + Style.gap
        text: pane.events.searching ? qsTr("Searching …") : qsTr("No event passes the filter.")
        color: Style.text3
    }
    AppButton {
        visible: !pane.following && list.count > 0
        anchors.right: parent.right
        anchors.rightMargin: Style.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Style.gap
        small: true
        text: qsTr("To the playhead")
        onClicked: {
            pane.following = true;
            pane.follow();
        }
    }
    Connections {
        target: pane.events

        function onCurrentChanged(): void {
            pane.follow();
        }
    }
}
