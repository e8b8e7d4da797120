pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// What the space-time diagram shows: kinds of messages and events, one server, words, the span.
Flow {
    id: tools

    required property SpaceTimeItem diagram
    required property int selectedServer

    readonly property int chosenServer: diagram.onlyServer > 0 ? diagram.onlyServer : selectedServer
    readonly property bool folded: diagram.collapsedCount > 0
    // In the order of view::Traffic and of view::SightGroup.
    readonly property list<string> often: [qsTr("Votes"), qsTr("Entries"), qsTr("Heartbeats")]
    readonly property list<string> rare: [qsTr("Snapshots"), qsTr("Reads"), qsTr("Hand-overs")]
    readonly property list<string> kinds: [...often, ...rare]
    readonly property list<string> deeds: [qsTr("Commits"), qsTr("Members")]
    readonly property list<string> groups: [qsTr("Roles"), qsTr("Faults"), ...deeds]
    readonly property list<string> beats: [qsTr("each"), qsTr("folded"), qsTr("off")]

    readonly property string beatsHint: qsTr("Heartbeats: each, folded into a band, or off")

    signal found(int step)

    function fold(): void {
        if (tools.folded)
            tools.diagram.openLanes();
        else
            tools.diagram.toggleLane(tools.selectedServer);
    }

    spacing: Style.tiny

    Repeater {
        model: tools.kinds

        Choice {
            required property string modelData
            required property int index

            // Heartbeats are many: they can be folded, too.
            readonly property bool isBeats: index === 2

            text: modelData
            note: isBeats ? tools.beats[tools.diagram.beats] : ""
            hint: isBeats ? tools.beatsHint : qsTr("Show or hide these messages")
            chosen: isBeats ? tools.diagram.beats < 2 : (tools.diagram.traffic & (1 << index)) !== 0
            Accessible.role: Accessible.CheckBox
            onClicked: {
                if (isBeats)
                    tools.diagram.beats = (tools.diagram.beats + 1) % 3;
                else
                    tools.diagram.toggleTraffic(index);
            }
        }
    }
    Choice {
        text: qsTr("Replies")
        hint: qsTr("Show or hide answers")
        chosen: tools.diagram.replies
        Accessible.role: Accessible.CheckBox
        onClicked: tools.diagram.replies = !tools.diagram.replies
    }
    Rectangle {
        width: Style.hairline
        height: Style.chipHeight
        color: Style.line
    }
    Repeater {
        model: tools.groups

        Choice {
            required property string modelData
            required property int index

            text: modelData
            hint: qsTr("Show or hide these events")
            chosen: (tools.diagram.sights & (1 << index)) !== 0
            Accessible.role: Accessible.CheckBox
            onClicked: tools.diagram.toggleSights(index)
        }
    }
    Choice {
        visible: tools.chosenServer > 0
        text: qsTr("Only S%1").arg(tools.chosenServer)
        hint: qsTr("Only messages and events of this server")
        chosen: tools.diagram.onlyServer > 0
        Accessible.role: Accessible.CheckBox
        onClicked: tools.diagram.onlyServer = chosen ? 0 : tools.selectedServer
    }
    Choice {
        visible: tools.folded || tools.selectedServer > 0
        text: tools.folded ? qsTr("Open all lanes") : qsTr("Fold S%1").arg(tools.selectedServer)
        hint: qsTr("A double click on a name folds or opens one lane")
        onClicked: tools.fold()
    }
    Field {
        id: words

        width: Style.scaled(150)
        placeholderText: qsTr("Search")
        wrong: text.length > 0 && tools.diagram.found === 0
        Accessible.name: qsTr("Search the events' sentences")
        Accessible.description: count.text
        onTextChanged: tools.diagram.search = text
        Keys.onReturnPressed: event => tools.found(event.modifiers & Qt.ShiftModifier ? -1 : 1)
        Keys.onUpPressed: tools.found(-1)
        Keys.onDownPressed: tools.found(1)
        Keys.onEscapePressed: event => {
            event.accepted = text.length > 0;
            text = "";
        }
    }
    Label {
        id: count

        visible: words.text.length > 0
        height: Style.chipHeight
        text: qsTr("%n found: Enter goes on", "", tools.diagram.found)
        font.pixelSize: Style.small
        color: Style.text2
    }
    SpaceTimeZoom {
        diagram: tools.diagram
    }
}
