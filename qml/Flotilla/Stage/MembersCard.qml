pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// The members as they should be, and how to get there.
Sheet {
    id: card

    required property Instrument instrument
    property string error: ""
    property int way: 0
    readonly property list<string> ways: ["auto", "joint", "explicit"]
    readonly property bool joint: instrument.quorum.spare.length > 0

    // What was asked for.
    property list<int> voters
    property list<int> learners

    signal membersPicked(string way)
    signal leaveAsked

    function show(): void {
        for (let i = 0; i < rows.count; ++i)
            card.rowAt(i).reset();
        card.error = "";
        card.open();
    }
    function rowAt(index: int): MemberRow {
        return rows.itemAt(index) as MemberRow;
    }
    function ask(): void {
        const votes = [];
        const learns = [];
        for (let i = 0; i < rows.count; ++i) {
            const row = card.rowAt(i);
            if (row.wish === 0)
                votes.push(row.serverId);
            if (row.wish === 1)
                learns.push(row.serverId);
        }
        card.voters = votes;
        card.learners = learns;
        card.membersPicked(card.ways[card.way]);
    }

    padding: Style.wide
    onOpened: column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        id: column

        spacing: Style.gap

        Heading {
            text: qsTr("Members")
        }
        Flickable {
            width: Style.scaled(330)
            height: Math.min(contentHeight, Style.scaled(330))
            contentHeight: list.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            Column {
                id: list

                width: parent.width

                Repeater {
                    id: rows

                    model: card.instrument.servers

                    MemberRow {
                        width: list.width
                    }
                }
            }
        }
        Row {
            spacing: Style.gap

            Label {
                height: Style.control
                text: qsTr("By way of")
                color: Style.text2
            }
            Segmented {
                options: [qsTr("what it needs"), qsTr("two majorities"), qsTr("… until told")]
                hints: [qsTr("One change in one step, more by a joint configuration"), qsTr("A joint configuration that is left by itself"), qsTr("A joint configuration that stays until it is left")]
                current: card.way
                Accessible.name: qsTr("By way of")
                onPicked: index => card.way = index
            }
        }
        Label {
            visible: text.length > 0
            width: Style.scaled(330)
            text: card.error
            font.pixelSize: Style.small
            color: Style.danger
            wrapMode: Text.Wrap
        }
        Row {
            spacing: Style.gap

            AppButton {
                look: AppButton.Primary
                text: qsTr("Ask the leader")
                enabled: !card.joint
                onClicked: card.ask()
            }
            AppButton {
                visible: card.joint
                text: qsTr("Leave the joint configuration")
                onClicked: {
                    card.close();
                    card.leaveAsked();
                }
            }
        }
    }
}
