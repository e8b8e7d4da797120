pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Stage
import Flotilla.View

// What is chosen on the stage. A server stays in the inspector; a message or a client's call is
// chosen until something else is.
QtObject {
    id: chosen

    required property Instrument instrument
    required property StagePane stage
    property int server: 0
    property int call: 0

    readonly property Connections pressed: Connections {
        target: chosen.stage

        function onCallChosen(call: int): void {
            chosen.chooseCall(call);
        }
        function onCallPressed(call: int): void {
            chosen.pressCall(call);
        }
    }
    readonly property Binding shown: Binding {
        target: chosen.stage
        property: "selectedCall"
        value: chosen.call
    }

    function choose(server: int): void {
        chosen.server = server;
        chosen.chooseMessage(0);
        chosen.instrument.server.server = server;
    }
    function chooseMessage(message: int): void {
        chosen.call = 0;
        chosen.instrument.message.message = message;
    }
    function chooseCall(call: int): void {
        chosen.chooseMessage(0);
        chosen.call = call;
    }
    function pressCall(call: int): void {
        chosen.chooseCall(call);
        chosen.instrument.why.askOperation(call);
    }
    // Another run: its calls and messages are others.
    function forget(): void {
        chosen.chooseMessage(0);
        chosen.instrument.why.close();
    }
    // Why? of what is chosen: a call, a message, a server, or else who leads.
    function askWhy(): void {
        const why = chosen.instrument.why;
        if (chosen.call > 0)
            why.askOperation(chosen.call);
        else if (chosen.instrument.message.message > 0)
            why.askMessage(chosen.instrument.message.message);
        else if (chosen.stage.target > 0)
            why.askServer(chosen.stage.target, "role");
        else
            why.askLeader();
    }
}
