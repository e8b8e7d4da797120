pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Faults: by name and chaos, and every one by itself, of a server and of a link.
Sheet {
    id: card

    required property Faults faults
    property int tab: 0
    readonly property FaultBoard board: faults.board
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.wide + Style.gap)

    enum Tab {
        Named,
        Server,
        Link
    }

    function show(tab: int): void {
        card.tab = tab;
        card.open();
        card.focusFirst();
    }
    function focusFirst(): void {
        const firsts = [named.first, server.first, link.first];
        firsts[card.tab].nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason);
    }

    padding: Style.wide
    onOpened: focusFirst()
    lines: Column {
        spacing: Style.gap

        Flow {
            width: Math.min(card.room, Style.scaled(560))
            spacing: Style.wide

            Heading {
                height: Style.control
                verticalAlignment: Text.AlignVCenter
                text: qsTr("Faults")
            }
            Segmented {
                options: [qsTr("By name"), qsTr("Of a server"), qsTr("Of a link")]
                hints: [qsTr("Trouble that operators meet, and chaos"), qsTr("Process, disk and clock, each by itself"), qsTr("Each way by itself, or every link")]
                current: card.tab
                Accessible.name: qsTr("Faults")
                onPicked: index => card.tab = index
            }
            AppButton {
                visible: card.tab !== FaultCard.Named
                enabled: card.board.faulty.length > 0
                text: qsTr("Everything healthy again")
                hint: qsTr("All servers, links, disks and clocks as at the start")
                onClicked: card.board.healAll()
            }
        }
        Label {
            visible: card.tab !== FaultCard.Named
            width: Math.min(card.room, Style.scaled(560))
            text: card.board.faulty.length > 0 ? qsTr("Not as at the start: %1").arg(card.board.faulty) : qsTr("Everything is as at the start.")
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        NamedFaults {
            id: named

            visible: card.tab === FaultCard.Named
            faults: card.faults
            onPicked: line => {
                card.close();
                card.faults.pick(line);
            }
        }
        ServerBoard {
            id: server

            visible: card.tab === FaultCard.Server
            board: card.board
        }
        LinkBoard {
            id: link

            visible: card.tab === FaultCard.Link
            board: card.board
            room: card.room
        }
    }

    Binding {
        target: card.board
        property: "watched"
        value: card.visible
    }
}
