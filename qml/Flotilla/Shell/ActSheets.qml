pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.Stage
import Flotilla.View

// The sheets of what is done to the cluster: to its members, a server, a message.
Item {
    id: sheets

    required property Session session
    required property Faults faults
    required property Instrument instrument

    function openMessage(): void {
        messageMenu.open();
    }
    function openMembers(): void {
        members.show();
    }
    function openServer(): void {
        serverMenu.open();
    }
    function close(): void {
        for (const sheet of [members, serverMenu, messageMenu])
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
    }
    MessageMenu {
        id: messageMenu

        message: sheets.instrument.message
        x: Math.round((sheets.width - width) / 2)
        y: Style.scaled(112)
        onActPicked: (message, act) => sheets.faults.meddle(message, act)
    }
}
