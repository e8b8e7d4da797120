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
    property int selectedCall: 0
    // What the cut that was just drawn crosses: from, to, from, to, ...
    readonly property alias cutLinks: pointer.cutLinks
    readonly property StageItem item: canvas
    // The server a tool's key acts on: the one pointed at, else the one chosen by keyboard.
    readonly property int target: canvas.hoveredServer > 0 ? canvas.hoveredServer : selected

    signal serverChosen(int server)
    signal serverPressed(int server)
    signal serverStruck(int server)
    signal messagePressed(int message)
    signal callChosen(int call)
    signal callPressed(int call)
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
        selectedMessage: pane.instrument.message.message
        selectedCall: pane.selectedCall
        textScale: Style.textScale
        focusShown: canvas.activeFocus
        activeFocusOnTab: true
        Accessible.role: Accessible.Canvas
        Accessible.focusable: true
        Accessible.name: qsTr("Stage: arrows go from server to server, Page Up and Page Down from message to message, Home and End from client to client")
        Accessible.description: caption.text + clients.said
        outside: !pane.bare
        Keys.forwardTo: [keys]

        StageServers {
            stage: canvas
            model: pane.instrument.servers
            onChosen: server => pane.serverChosen(server)
        }
        StageClients {
            id: clients

            stage: canvas
            onPressed: call => pane.callPressed(call)
        }
    }
    StageKeys {
        id: keys

        stage: canvas
        onServerChosen: server => pane.serverChosen(server)
        onServerPressed: server => pane.serverPressed(server)
        onMessageChosen: message => pane.messagePressed(message)
        onMessagePressed: message => pane.messageMenuAsked(message)
        onCallChosen: call => pane.callChosen(call)
        onCallPressed: call => pane.callPressed(call)
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
        onCallPressed: call => pane.callPressed(call)
        onLinkPressed: (near, far) => pane.linksAsked(near, far)
        onNothingPressed: pane.serverChosen(0)
        onCutDrawn: oneWay => pane.cutDrawn(oneWay)
    }
    Caption {
        id: caption

        visible: !pane.bare && !answer.hides(caption, true)
        readonly property int rims: Style.scaled(pane.compact ? 56 : 80)

        x: pane.lined ? Style.wide : Style.scaled(20)
        y: pane.lined ? Style.tiny : Style.scaled(pane.compact ? 6 : 16)
        // As far as the rims of the server at the top.
        readonly property real toRims: Math.max(Style.scaled(320), pane.width / 2 - rims - x)
        width: pane.lined ? (note.visible ? note.x : pane.width - Style.gap) - x : toRims
        lined: pane.lined
        // Of a load nobody could read the news, one after the other.
        text: canvas.trafficText.length > 0 ? canvas.trafficText : pane.instrument.caption.text
        compact: pane.compact
    }
    LinkNote {
        id: note

        visible: !pane.bare && pane.width > Style.scaled(700) && !answer.hides(note, false)
        anchors.right: parent.right
        anchors.rightMargin: Style.gap
        y: caption.y - Style.tiny
        text: pane.instrument.linksNote.text
        onClicked: pane.linksAsked(0, 0)
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
        id: answer

        why: pane.instrument.why
        stage: canvas
        y: Math.max(0, pane.height - height - Style.gap)
    }
    FocusRing {
        anchors.margins: Style.tiny
        shown: canvas.activeFocus && !pane.bare
    }
}
