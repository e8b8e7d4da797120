pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// The tools, top to bottom. Heal and Write act at once; the others stay armed until Esc.
Rectangle {
    id: rail

    required property Tools tools
    readonly property bool compact: width < Style.scaled(80)

    signal healed
    signal writeAsked
    signal membersAsked
    signal faultsAsked
    signal rulesAsked

    // Where the stage is low (large text in a small window) the tools stand closer: none is hidden.
    readonly property real toolMost: (height - 2 * Style.tiny) / 9 - 2

    visible: height > 0
    color: Style.bg1
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Tools")

    Rectangle {
        anchors.right: parent.right
        width: Style.hairline
        height: parent.height
        color: Style.line
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.min(Style.gap, Math.max(Style.tiny, (rail.height - height) / 2))
        spacing: 2

        RailTool {
            text: qsTr("Select")
            key: "V"
            iconName: "select"
            hint: qsTr("Select a server, a message or a link (V)")
            compact: rail.compact
            most: rail.toolMost
            armed: rail.tools.armed === Tools.Select
            onClicked: rail.tools.disarm()
        }
        RailTool {
            text: rail.tools.killVerb
            key: "K"
            iconName: "kill"
            hint: qsTr("Crash or restart the server you click; K does it to the one under the pointer")
            compact: rail.compact
            most: rail.toolMost
            armed: rail.tools.armed === Tools.Kill
            onClicked: rail.tools.toggle(Tools.Kill)
        }
        RailTool {
            text: rail.tools.pauseVerb
            key: "P"
            iconName: "pause"
            hint: qsTr("Freeze or resume the process you click; P does it to the one under the pointer")
            compact: rail.compact
            most: rail.toolMost
            armed: rail.tools.armed === Tools.Pause
            onClicked: rail.tools.toggle(Tools.Pause)
        }
        RailTool {
            text: qsTr("Cut")
            key: "C"
            iconName: "cut"
            hint: qsTr("Drag a line across links to cut them; with Shift one way only (C)")
            compact: rail.compact
            most: rail.toolMost
            armed: rail.tools.armed === Tools.Cut
            onClicked: rail.tools.toggle(Tools.Cut)
        }
        RailTool {
            text: qsTr("Heal")
            key: "H"
            iconName: "heal"
            hint: qsTr("End all cuts (H); click a cut link to end that one")
            compact: rail.compact
            most: rail.toolMost
            onClicked: rail.healed()
        }
        RailTool {
            text: qsTr("Write")
            key: "W"
            iconName: "write"
            hint: qsTr("Send a command as a client (W)")
            compact: rail.compact
            most: rail.toolMost
            onClicked: rail.writeAsked()
        }
        RailTool {
            text: qsTr("Members")
            key: "A"
            iconName: "members"
            hint: qsTr("Add or remove servers, make learners voters (A)")
            compact: rail.compact
            most: rail.toolMost
            onClicked: rail.membersAsked()
        }
        RailTool {
            text: qsTr("Faults")
            key: "Z"
            iconName: "failed"
            hint: qsTr("Trouble by name, chaos, and each fault of a server or a link (Z)")
            compact: rail.compact
            most: rail.toolMost
            onClicked: rail.faultsAsked()
        }
        RailTool {
            text: qsTr("Break a rule")
            key: "B"
            iconName: "rule"
            hint: qsTr("Switch one rule of Raft off and play, or search for what then goes wrong (B)")
            compact: rail.compact
            most: rail.toolMost
            onClicked: rail.rulesAsked()
        }
    }
}
