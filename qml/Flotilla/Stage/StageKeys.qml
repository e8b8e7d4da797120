pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Canvas

// The stage by keys: from server to server, message to message, client to client; Enter does what a
// press does.
Item {
    id: keys

    required property StageItem stage

    signal serverChosen(int server)
    signal serverPressed(int server)
    signal messageChosen(int message)
    signal messagePressed(int message)
    signal callChosen(int call)
    signal callPressed(int call)

    function goRound(step: int): void {
        keys.serverChosen(keys.stage.serverAfter(keys.stage.selectedServer, step));
    }
    // True: the key is one of these.
    function go(key: int): bool {
        const page = key === Qt.Key_PageDown ? 1 : key === Qt.Key_PageUp ? -1 : 0;
        const end = key === Qt.Key_End ? 1 : key === Qt.Key_Home ? -1 : 0;
        const stage = keys.stage;
        const message = page === 0 ? 0 : stage.messageAfter(stage.selectedMessage, page);
        const call = end === 0 ? 0 : stage.callAfter(stage.selectedCall, end);
        if (message > 0)
            keys.messageChosen(message);
        if (call > 0)
            keys.callChosen(call);
        return page + end !== 0;
    }

    Keys.onLeftPressed: keys.goRound(-1)
    Keys.onUpPressed: keys.goRound(-1)
    Keys.onRightPressed: keys.goRound(1)
    Keys.onDownPressed: keys.goRound(1)
    Keys.onReturnPressed: {
        if (keys.stage.selectedCall > 0)
            keys.callPressed(keys.stage.selectedCall);
        else if (keys.stage.selectedMessage > 0)
            keys.messagePressed(keys.stage.selectedMessage);
        else
            keys.serverPressed(keys.stage.selectedServer);
    }
    Keys.onPressed: event => {
        event.accepted = keys.go(event.key);
    }
}
