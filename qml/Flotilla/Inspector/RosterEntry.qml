import QtQml

// One server as the roster knows it.
QtObject {
    required property int serverId
    required property string name
    required property string status
    required property string description

    readonly property bool stopped: status === "down" || status === "refused"
    readonly property bool paused: status === "paused"
}
