pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What is selected: a message, a server, or nothing.
Rectangle {
    id: pane

    required property Instrument instrument
    required property Roster roster
    readonly property bool withMessage: instrument.message.message > 0 && instrument.message.found
    readonly property real wish: scroller.contentHeight
    readonly property bool withServer: !withMessage && instrument.server.server > 0

    signal killPressed(int server)
    signal pausePressed(int server)
    signal morePressed
    signal messageActPicked(int message, string act)

    color: Style.bg1
    clip: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Inspector")

    Flickable {
        id: scroller

        anchors.fill: parent
        contentHeight: (pane.withMessage ? message : server).implicitHeight + 2 * Style.pad
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height

        ServerCard {
            id: server

            x: Style.pad
            y: Style.pad
            width: parent.width - 2 * Style.pad
            visible: pane.withServer
            server: pane.instrument.server
            roster: pane.roster
            onKillPressed: pane.killPressed(server.server.server)
            onPausePressed: pane.pausePressed(server.server.server)
            onMorePressed: pane.morePressed()
            onAsked: what => pane.instrument.why.askServer(server.server.server, what)
        }
        MessageCard {
            id: message

            x: Style.pad
            y: Style.pad
            width: parent.width - 2 * Style.pad
            visible: pane.withMessage
            message: pane.instrument.message
            onActPicked: act => pane.messageActPicked(pane.instrument.message.message, act)
            onAsked: pane.instrument.why.askMessage(pane.instrument.message.message)
        }
    }
    Label {
        visible: !pane.withMessage && !pane.withServer
        x: Style.pad
        y: Style.pad
        text: qsTr("Select a server")
        color: Style.text3
    }
}
