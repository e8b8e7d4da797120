pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.Session
import Flotilla.Share
import Flotilla.Stage
import Flotilla.Studies
import Flotilla.View

// The window: panes in their places. What a press means is in Acts.
Window {
    id: window

    required property Session session
    required property Faults faults
    required property Instrument instrument
    required property Views views
    required property Sharing sharing
    required property Studies studies
    readonly property StageItem stageItem: stage.item
    readonly property alias panes: panes
    readonly property TapeItem tapeItem: tape.item
    readonly property alias acts: acts
    readonly property bool reducedMotion: Style.reducedMotion
    property real reserved: 0

    width: 1440
    height: 900
    minimumWidth: 1024
    minimumHeight: 700
    visible: true
    color: Style.bg0
    title: qsTr("%1 - Flotilla").arg(session.title)

    Measures {
        id: at

        width: window.width - window.reserved
        height: window.height
        desk: window.views.desk
        servers: window.session.serverCount
        signed: window.instrument.broken.text.length > 0
    }
    Acts {
        id: acts

        session: window.session
        instrument: window.instrument
        stage: stage
        overlays: overlays
        desk: window.views.desk
        clients: clients
    }
    Pulse {
        session: window.session
    }
    Keymap {
        focusItem: window.activeFocusItem
        acts: acts
    }
    TopBar {
        width: parent.width
        height: at.top
        session: window.session
        compact: at.compact
        acts: acts
    }
    ViewHeader {
        y: at.top
        width: at.main
        height: at.header
        instrument: window.instrument
        session: window.session
        hints: window.sharing.hints
        at: at
        onViewsPressed: anchor => overlays.openViews(anchor)
    }
    ToolRail {
        y: at.top + at.header
        width: at.tools
        height: at.stage
        tools: acts.tools
        onHealed: window.session.heal()
        onWriteAsked: acts.write()
        onMembersAsked: overlays.openMembers()
        onFaultsAsked: overlays.trouble.openFaults()
        onRulesAsked: overlays.study.openRules()
    }
    StagePane {
        id: stage

        x: at.tools
        y: at.top + at.header
        width: at.main - at.tools
        height: at.stage
        tools: acts.tools
        instrument: window.instrument
        selected: acts.selected
        compact: at.compact
        onServerChosen: server => acts.choose(server)
        onServerPressed: server => acts.press(server)
        onServerStruck: server => window.session.crashOrRestart(server)
        onMenuAsked: server => acts.openServer(server)
        onMessagePressed: message => acts.chooseMessage(message)
        onMessageMenuAsked: message => acts.openMessage(message)
        onLinksAsked: (near, far) => overlays.openLinks(near, far)
        onCutDrawn: oneWay => window.session.cut(stage.cutLinks, oneWay)
    }
    ClientStrip {
        id: clients

        y: stage.y + at.stage
        width: at.main
        height: at.clients
        operations: window.instrument.operations
        onSent: command => acts.send(command)
        onActsAsked: overlays.trouble.openClients()
    }
    Panes {
        id: panes

        anchors.fill: parent
        views: window.views
        instrument: window.instrument
        session: window.session
        acts: acts
        at: at
        onMorePressed: overlays.openServer()
        onCopied: (text, lines) => overlays.copy(text, lines)
    }
    TimeBar {
        id: tape

        at: at
        acts: acts
    }
    Overlays {
        id: overlays

        anchors.fill: parent
        session: window.session
        faults: window.faults
        instrument: window.instrument
        views: window.views
        sharing: window.sharing
        studies: window.studies
        stageBottom: clients.y
    }
}
