pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.View

// The stage: the painted cluster, its caption, and what the pointer and the keys do on it.
FocusScope {
    id: pane

    required property Tools tools
    required property Instrument instrument
    required property bool compact
    property int selected: 0
    readonly property int selectedMessage: instrument.message.message
    // What the cut that was just drawn crosses: from, to, from, to, ...
    readonly property alias cutLinks: pointer.cutLinks
    readonly property StageItem item: canvas
    readonly property bool keyboard: canvas.activeFocus

    // The server a tool's key acts on: the one pointed at, else the one chosen by keyboard.
    readonly property int target: canvas.hoveredServer > 0 ? canvas.hoveredServer : selected

    signal serverChosen(int server)
    signal serverPressed(int server)
    signal serverStruck(int server)
    signal messagePressed(int message)
    signal linksAsked(int near, int far)
    signal cutDrawn(bool oneWay)
    signal menuAsked(int server)
    signal messageMenuAsked(int message)

    // Nothing but the cluster: no caption, no notes.
    property bool bare: false
    // Large letters need a line of their own above the servers.
    readonly property bool lined: !bare && Style.textScale > 1.1
    readonly property int line: lined ? caption.line : 0

    visible: height > 0
    clip: true

    StageItem {
        id: canvas

        anchors.fill: parent
        anchors.topMargin: pane.line
        theme: Tones.theme
        selectedServer: pane.selected
        selectedMessage: pane.selectedMessage
        textScale: Style.textScale
        focusShown: canvas.activeFocus
        activeFocusOnTab: true
        Accessible.role: Accessible.Canvas
        Accessible.focusable: true
        Accessible.name: qsTr("Stage: arrows go from server to server, Page Up and Page Down from message to message")
        Accessible.description: caption.text + rates.said
        outside: !pane.bare
        Keys.onLeftPressed: pane.serverChosen(canvas.serverAfter(pane.selected, -1))
        Keys.onUpPressed: pane.serverChosen(canvas.serverAfter(pane.selected, -1))
        Keys.onRightPressed: pane.serverChosen(canvas.serverAfter(pane.selected, 1))
        Keys.onDownPressed: pane.serverChosen(canvas.serverAfter(pane.selected, 1))
        Keys.onReturnPressed: {
            if (pane.selectedMessage > 0)
                pane.messageMenuAsked(pane.selectedMessage);
            else
                pane.serverPressed(pane.selected);
        }
        Keys.onPressed: event => {
            const step = event.key === Qt.Key_PageDown ? 1 : event.key === Qt.Key_PageUp ? -1 : 0;
            event.accepted = step !== 0;
            const next = step === 0 ? 0 : canvas.messageAfter(pane.selectedMessage, step);
            if (next > 0)
                pane.messagePressed(next);
        }

        StageServers {
            stage: canvas
            model: pane.instrument.servers
            onChosen: server => pane.serverChosen(server)
        }
        StageClients {
            stage: canvas
        }
    }
    Pointer {
        id: pointer

        anchors.fill: canvas
        stage: canvas
        tools: pane.tools
        onServerPressed: server => pane.serverPressed(server)
        onServerStruck: server => pane.serverStruck(server)
        onMenuAsked: server => pane.menuAsked(server)
        onMessageMenuAsked: message => pane.messageMenuAsked(message)
        onMessagePressed: message => pane.messagePressed(message)
        onLinkPressed: (near, far) => pane.linksAsked(near, far)
        onNothingPressed: pane.serverChosen(0)
        onCutDrawn: oneWay => pane.cutDrawn(oneWay)
    }
    Caption {
        id: caption

        visible: !pane.bare
        readonly property int rims: Style.scaled(pane.compact ? 56 : 80)

        x: pane.lined ? Style.wide : Style.scaled(20)
        y: pane.lined ? Style.tiny : Style.scaled(pane.compact ? 6 : 16)
        // As far as the rims of the server at the top.
        readonly property real toRims: Math.max(Style.scaled(320), pane.width / 2 - rims - x)
        width: pane.lined ? (note.visible ? note.x : pane.width - Style.gap) - x : toRims
        lined: pane.lined
        text: pane.instrument.caption.text
        compact: pane.compact
    }
    LinkNote {
        id: note

        visible: !pane.bare && pane.width > Style.scaled(700)
        anchors.right: parent.right
        anchors.rightMargin: Style.gap
        y: caption.y - Style.tiny
        text: pane.instrument.linksNote.text
        onClicked: pane.linksAsked(0, 0)
    }
    RatesSign {
        id: rates

        text: canvas.trafficText
    }
    Tip {
        x: pointer.mouseX + Style.pad
        y: pointer.mouseY + Style.pad
        visible: pointer.says.length > 0 && !pointer.pressed
        text: pointer.says
    }
    Announcer {
        words: pane.instrument.caption.text
        Accessible.role: Accessible.AlertMessage
        Accessible.name: words
    }
    WhySheet {
        why: pane.instrument.why
        x: pane.width - width - Style.gap
        y: Math.max(0, pane.height - height - Style.gap)
    }
    FocusRing {
        anchors.margins: Style.tiny
        shown: canvas.activeFocus && !pane.bare
    }
}
