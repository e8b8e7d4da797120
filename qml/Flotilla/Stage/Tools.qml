pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Inspector

// Which tool is armed, and what each is called. A tool stays armed until Esc or V.
QtObject {
    id: tools

    enum Tool {
        Select,
        Kill,
        Pause,
        Cut
    }

    property int armed: Tools.Select

    // The server under the pointer, if any: the tools say what they would do to it.
    property RosterEntry target: null
    readonly property bool targetDown: target !== null && target.stopped
    readonly property bool targetPaused: target !== null && target.paused
    readonly property string killOrRestart: targetDown ? qsTr("Restart") : qsTr("Kill")
    readonly property string killVerb: target === null ? qsTr("Kill/Restart") : killOrRestart
    readonly property string pauseVerb: targetPaused ? qsTr("Resume") : qsTr("Pause")

    function disarm(): void {
        tools.armed = Tools.Select;
    }
    function toggle(tool: int): void {
        tools.armed = tools.armed === tool ? Tools.Select : tool;
    }
}
