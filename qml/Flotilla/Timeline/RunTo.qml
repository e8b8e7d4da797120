pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// "Run to next": four buttons in a trough; the one under way has a bar below it, again stops it.
Rectangle {
    id: trough

    required property string running
    readonly property list<string> kinds: ["election", "vote", "commit", "leader change"]
    readonly property list<string> names: [qsTr("Election"), qsTr("Vote"), qsTr("Commit"), qsTr("Leader change")]
    readonly property list<string> hints: [qsTr("Run until an election begins (1)"), qsTr("Run until a vote is given (2)"), qsTr("Run until an entry is committed (3)"), qsTr("Run until another server leads (4)")]

    signal picked(string kind)
    signal stopped
    signal moreAsked

    function pick(index: int): void {
        if (trough.running === trough.kinds[index])
            trough.stopped();
        else
            trough.picked(trough.kinds[index]);
    }

    implicitHeight: Style.control
    implicitWidth: row.implicitWidth + 2 * (Style.focusGap + Style.hairline)
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Run to next")

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Style.focusGap

        Repeater {
            model: trough.names

            Row {
                id: cell

                required property string modelData
                required property int index

                spacing: Style.focusGap

                Rectangle {
                    visible: cell.index > 0
                    anchors.verticalCenter: parent.verticalCenter
                    width: Style.hairline
                    height: Style.pad
                    color: Style.line
                }
                Choice {
                    text: cell.modelData
                    hint: running ? qsTr("Stop (Esc)") : trough.hints[cell.index]
                    strong: true
                    running: trough.running === trough.kinds[cell.index]
                    Accessible.role: Accessible.Button
                    onClicked: trough.pick(cell.index)
                }
            }
        }
        Choice {
            text: "…"
            hint: qsTr("Run to an apply, a message to a server, or any condition (R)")
            strong: true
            running: trough.running.length > 0 && trough.kinds.indexOf(trough.running) < 0
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Run to something else")
            onClicked: {
                if (running)
                    trough.stopped();
                else
                    trough.moreAsked();
            }
        }
    }
}
