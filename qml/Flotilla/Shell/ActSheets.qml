pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.Stage
import Flotilla.View

// The sheets of what is done to the cluster: to its members, a server, a message, to all of it.
Item {
    id: sheets

    required property Session session
    required property Faults faults
    required property Instrument instrument
    required property real stageBottom

    function openMessage(): void {
        messageMenu.open();
    }
    function openMembers(): void {
        members.show();
    }
    function openServer(): void {
        serverMenu.open();
    }
    function openClients(): void {
        clients.show();
    }
    function openClientAct(act: string, subject: string, client: int): void {
        clients.begin(act, subject, client);
    }
    function openFaults(): void {
        trouble.show(FaultCard.Named);
    }
    function openServerFaults(): void {
        trouble.show(FaultCard.Server);
    }
    function openLinkFaults(near: int, far: int): void {
        sheets.faults.board.chooseLink(near, far);
        sheets.openLinkBoard();
    }
    function openLinkBoard(): void {
        trouble.show(FaultCard.Link);
    }
    function close(): void {
        for (const sheet of [members, serverMenu, messageMenu, clients, trouble])
            sheet.close();
    }

    MembersCard {
        id: members

        instrument: sheets.instrument
        x: Math.round((sheets.width - width) / 2)
        y: Style.scaled(112)
        onMembersPicked: way => {
            members.error = sheets.session.setMembers(members.voters, members.learners, way);
            if (members.error.length === 0)
                members.close();
        }
        onLeaveAsked: sheets.session.actOn(1, "leave-joint")
    }
    ServerMenu {
        id: serverMenu

        server: sheets.instrument.server
        x: Math.round((sheets.width - width) / 2)
        y: Style.scaled(112)
        onActPicked: (server, act) => sheets.session.actOn(server, act)
        onMembersAsked: members.show()
        onFaultsAsked: sheets.openServerFaults()
    }
    MessageMenu {
        id: messageMenu

        message: sheets.instrument.message
        x: Math.round((sheets.width - width) / 2)
        y: Style.scaled(112)
        onActPicked: (message, act) => sheets.faults.meddle(message, act)
    }
    ClientSheet {
        id: clients

        session: sheets.session
        x: Math.round((sheets.width - width) / 2)
        y: Style.scaled(112)
    }
    FaultCard {
        id: trouble

        faults: sheets.faults
        // Beside the stage: what is set is seen there.
        readonly property real middle: Math.round((sheets.width - width) / 2)
        readonly property real aside: sheets.width - width - Style.gap

        x: tab === FaultCard.Named ? middle : aside
        y: Style.scaled(96)
    }
    // In the header's room; where letters are too large for that, at the foot of the stage.
    ChaosSign {
        readonly property bool low: sheets.height / Style.textScale < 620

        faults: sheets.faults
        tight: low
        x: low ? (sheets.width - width) / 2 : Style.scaled(90)
        y: low ? sheets.stageBottom - height - Style.tiny : Style.scaled(50)
        onPressed: sheets.openFaults()
    }
    SeekSign {
        session: sheets.session
        x: (sheets.width - width) / 2
        y: sheets.stageBottom - height - Style.tiny
    }
    Binding {
        target: sheets.faults
        property: "chosen"
        value: sheets.instrument.server.server
    }
    Shortcut {
        sequence: "Z"
        onActivated: sheets.openFaults()
    }
    Shortcut {
        sequence: "Shift+W"
        onActivated: sheets.openClients()
    }
}
