pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// The run in space and time: its tools, the diagram, and what the keys do on it.
FocusScope {
    id: pane

    readonly property SpaceTimeItem item: diagram
    property int selectedServer: 0
    property int hoveredServer: 0
    property int selectedMessage: 0
    property int hoveredMessage: 0
    readonly property real zoomStep: 1.25
    // For who does not see it: from when to when, and how much.
    readonly property string described: qsTr("%1 to %2 ms, %3").arg(from).arg(until).arg(shown)
    readonly property string shown: diagram.shownText
    readonly property int from: Math.round(diagram.windowFrom)
    readonly property int until: Math.round(diagram.windowTo)
    readonly property bool speaks: diagram.activeFocus && diagram.currentText.length > 0
    readonly property int pointedServer: diagram.pointedServer
    readonly property int pointedMessage: diagram.pointedMessage

    signal eventPicked(int event)
    signal whyAsked(int event)
    signal serverChosen(int server)
    signal messageChosen(int message)
    signal serverHovered(int server)
    signal messageHovered(int message)

    onPointedServerChanged: pane.serverHovered(pointedServer)
    onPointedMessageChanged: pane.messageHovered(pointedMessage)

    // The playhead goes to the event, and what it sent is selected.
    function goTo(event: int): void {
        if (event <= 0)
            return;
        diagram.current = event;
        const message = diagram.messageOf(event);
        if (message > 0)
            pane.messageChosen(message);
        pane.eventPicked(event);
    }
    function find(step: int): void {
        diagram.follow = true;
        pane.goTo(diagram.nextFind(step));
    }
    function chooseLane(step: int): void {
        const count = Math.max(1, diagram.serverCount);
        pane.serverChosen((Math.max(0, pane.selectedServer - 1) + step + count) % count + 1);
    }
    function press(event: int, withShift: bool): void {
        if (withShift && event > 0)
            pane.whyAsked(event);
        else
            pane.goTo(event);
    }

    SpaceTimeKeys {
        id: keys

        diagram: diagram
        zoomStep: pane.zoomStep
        onLaneStepped: step => pane.chooseLane(step)
    }
    SpaceTimeTools {
        id: tools

        x: Style.pad
        y: Style.tiny
        width: parent.width - 2 * Style.pad
        diagram: diagram
        selectedServer: pane.selectedServer
        onFound: step => pane.find(step)
    }
    Rectangle {
        anchors.fill: diagram
        color: Style.bg0
    }
    SpaceTimeItem {
        id: diagram

        y: tools.height + 2 * Style.tiny
        width: parent.width
        height: Math.max(0, parent.height - y)
        theme: Tones.theme
        textScale: Style.textScale
        selectedServer: pane.selectedServer
        hoveredServer: pane.hoveredServer
        selectedMessage: pane.selectedMessage
        hoveredMessage: pane.hoveredMessage
        activeFocusOnTab: true
        Accessible.role: Accessible.Chart
        Accessible.focusable: true
        Accessible.name: qsTr("Space-time: arrows go between events and lanes, Enter goes there")
        Accessible.description: currentText.length > 0 ? currentText : pane.described
        Keys.onShortcutOverride: event => event.accepted = keys.isMine(event.key)
        Keys.onReturnPressed: event => pane.press(diagram.current, keys.withShift(event.modifiers))
        Keys.onPressed: event => event.accepted = keys.key(event.key)
    }
    SpaceTimePointer {
        id: pointer

        anchors.fill: diagram
        diagram: diagram
        zoomStep: pane.zoomStep
        onEventPressed: (event, withShift) => pane.press(event, withShift)
        onServerPressed: server => pane.serverChosen(server)
        onTimePressed: diagram.forceActiveFocus(Qt.MouseFocusReason)
    }
    Label {
        visible: text.length > 0
        anchors.right: parent.right
        anchors.rightMargin: Style.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Style.tiny
        leftPadding: Style.gap
        rightPadding: Style.gap
        text: pane.speaks ? diagram.currentText : diagram.note
        font.pixelSize: Style.small
        color: Style.text2
        Accessible.role: Accessible.StatusBar

        Rectangle {
            z: -1
            anchors.fill: parent
            radius: Style.radiusChip
            color: Style.bg2
        }
    }
    Tip {
        x: Math.min(pointer.mouseX + Style.pad, pane.width - width - Style.gap)
        y: diagram.y + Math.min(pointer.mouseY + Style.pad, diagram.height - height - Style.gap)
        visible: diagram.says.length > 0 && pointer.containsMouse && !pointer.pressed
        text: diagram.says
    }
    FocusRing {
        anchors.fill: diagram
        anchors.margins: Style.tiny
        shown: diagram.activeFocus
    }
}
