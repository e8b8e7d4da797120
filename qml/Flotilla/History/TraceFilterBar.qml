pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What of the events is wanted: words, kinds, one server; how many there are; and a copy of them.
Column {
    id: bar

    required property TraceList events
    required property int chosenServer

    readonly property list<string> kinds: [qsTr("Messages"), qsTr("Votes"), qsTr("Log"), qsTr("Clients"), qsTr("Faults"), qsTr("Other")]
    readonly property int shownServer: events.server > 0 ? events.server : chosenServer

    signal copyPressed
    signal stepped(int step)

    bottomPadding: Style.tiny
    spacing: Style.tiny

    Item {
        width: parent.width
        height: Style.chipHeight

        Field {
            id: words

            x: Style.pad
            readonly property real room: parent.width - count.width - copy.width - 4 * Style.pad

            width: Math.min(Style.scaled(260), room)
            height: parent.height
            placeholderText: qsTr("Search events")
            Accessible.name: qsTr("Search events")
            onTextChanged: bar.events.text = text
            Keys.onReturnPressed: bar.stepped(1)
            Keys.onUpPressed: bar.stepped(-1)
            Keys.onDownPressed: bar.stepped(1)
            Keys.onEscapePressed: event => {
                event.accepted = text.length > 0;
                text = "";
            }
        }
        Label {
            id: count

            anchors.right: copy.left
            anchors.rightMargin: Style.gap
            height: parent.height
            text: bar.events.summary
            font.pixelSize: Style.small
            color: Style.text2
        }
        AppButton {
            id: copy

            anchors.right: parent.right
            anchors.rightMargin: Style.pad
            small: true
            text: qsTr("Copy")
            hint: qsTr("Copy the lines shown as text")
            enabled: bar.events.count > 0
            onClicked: bar.copyPressed()
        }
    }
    Flow {
        x: Style.pad
        width: parent.width - 2 * Style.pad
        spacing: Style.tiny

        Repeater {
            model: bar.kinds

            Choice {
                required property string modelData
                required property int index

                text: modelData
                chosen: bar.events.kinds[index]
                hint: chosen ? qsTr("Hide these events") : qsTr("Show these events")
                onClicked: bar.events.toggleKind(index)
            }
        }
        Choice {
            visible: bar.shownServer > 0
            text: qsTr("Only S%1").arg(bar.shownServer)
            chosen: bar.events.server > 0
            hint: qsTr("Events of the chosen server only")
            onClicked: bar.events.server = bar.events.server > 0 ? 0 : bar.chosenServer
        }
    }
}
