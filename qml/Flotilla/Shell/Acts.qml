pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Inspector
import Flotilla.Session
import Flotilla.Stage
import Flotilla.View

// What each press and key means: it turns them into what the session does.
QtObject {
    id: acts

    required property Session session
    required property Instrument instrument
    required property StagePane stage
    required property ClientStrip clients
    required property Overlays overlays
    required property Desk desk

    readonly property bool live: session.world === Session.Live
    readonly property int selected: chosen.server
    readonly property Chosen chosen: Chosen {
        instrument: acts.instrument
        stage: acts.stage
    }
    readonly property Tools tools: Tools {
        target: acts.roster.find(acts.stage.item.hoveredServer)
    }
    readonly property KeyActs keys: KeyActs {
        session: acts.session
        overlays: acts.overlays
        desk: acts.desk
        onServerAsked: acts.openTarget()
        onWhyAsked: acts.chosen.askWhy()
    }
    readonly property Connections questions: Connections {
        target: acts.clients

        function onWhyAsked(operation: int): void {
            acts.chosen.pressCall(operation);
        }
    }
    readonly property Connections runs: Connections {
        target: acts.session

        function onOpened(): void {
            acts.chosen.forget();
        }
    }
    readonly property Roster roster: Roster {
        model: acts.instrument.servers
    }

    function choose(server: int): void {
        acts.chosen.choose(server);
    }
    function chooseMessage(message: int): void {
        acts.chosen.chooseMessage(message);
    }
    function press(server: int): void {
        if (acts.tools.armed === Tools.Kill)
            acts.session.crashOrRestart(server);
        else if (acts.tools.armed === Tools.Pause)
            acts.session.pauseOrResume(server);
        acts.choose(server);
    }
    // The server under the pointer or chosen is struck at once; without one, the tool is armed.
    function strike(): void {
        if (acts.stage.target > 0)
            acts.session.crashOrRestart(acts.stage.target);
        else
            acts.tools.toggle(Tools.Kill);
    }
    function freeze(): void {
        if (acts.stage.target > 0)
            acts.session.pauseOrResume(acts.stage.target);
        else
            acts.tools.toggle(Tools.Pause);
    }
    function send(command: string): void {
        const error = acts.session.write(command, acts.clients.viaServer);
        acts.clients.composer.error = error;
        if (error.length === 0)
            acts.leaveComposer();
    }
    function nextTheme(): void {
        acts.keys.nextTheme();
    }
    // The menu of the server under the pointer or chosen.
    function openServer(server: int): void {
        if (server === 0)
            return;
        acts.choose(server);
        acts.overlays.openServer();
    }
    function openMessage(message: int): void {
        acts.chooseMessage(message);
        acts.overlays.trouble.openMessage();
    }
    // What is under the pointer goes before what is chosen, a message before its server.
    function openTarget(): void {
        const stage = acts.stage.item;
        const chosen = acts.instrument.message;
        const message = chosen.acts.count > 0 ? chosen.message : 0;
        if (stage.hoveredServer === 0 && stage.hoveredMessage + message > 0)
            acts.openMessage(stage.hoveredMessage > 0 ? stage.hoveredMessage : message);
        else
            acts.openServer(acts.stage.target);
    }
    function pickWorld(live: bool): void {
        acts.session.switchWorld(live ? Session.Live : Session.Lab);
    }
    function leaveComposer(): void {
        acts.clients.release();
        acts.stage.forceActiveFocus();
    }
    function standDown(): void {
        if (acts.clients.composer.focused)
            acts.leaveComposer();
        acts.tools.disarm();
        acts.session.stopRunTo();
        acts.instrument.why.close();
        acts.chosen.call = 0;
        acts.overlays.views.compare.other = -1;
        acts.desk.standDown();
    }
    function key(key: int): void {
        const s = acts.session;
        if (key === Keymap.Select)
            acts.tools.disarm();
        else if (key === Keymap.Kill)
            acts.strike();
        else if (key === Keymap.Freeze)
            acts.freeze();
        else if (key === Keymap.Cut)
            acts.tools.toggle(Tools.Cut);
        else if (key === Keymap.Heal)
            s.heal();
        else if (key === Keymap.Write)
            acts.write();
        else if (key === Keymap.Escape)
            acts.standDown();
        else if (key >= Keymap.Election)
            s.runTo(["election", "vote", "commit", "leader change"][key - Keymap.Election]);
        else
            acts.keys.press(key);
    }
    function write(): void {
        acts.clients.write(acts.stage.item.hoveredServer);
    }
}
