pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.History
import Flotilla.Inspector
import Flotilla.Log
import Flotilla.Session
import Flotilla.Timeline
import Flotilla.View

// The panes round the stage: one playhead, one selection, one hover.
Item {
    id: panes

    required property Views views
    required property Instrument instrument
    required property Session session
    required property Acts acts
    required property Measures at
    readonly property Desk desk: views.desk
    readonly property LogItem logItem: log.item
    readonly property HistoryItem historyItem: history.item
    readonly property SpaceTimeItem spaceTimeItem: space.item
    readonly property HealthItem healthItem: health.item
    readonly property real inspectorWish: inspector.wish + Style.scaled(32)
    readonly property StageItem stage: acts.stage.item
    readonly property ActSheets sheets: acts.overlays.trouble

    signal morePressed
    signal copied(string text, int lines)

    Pane {
        desk: panes.desk
        place: panes.desk.slot(Desk.Log)
        key: "G"

        LogPane {
            id: log

            anchors.fill: parent
            onServerChosen: server => panes.acts.choose(server)
            onWhyAsked: (server, index) => panes.instrument.why.askEntry(server, index)
        }
    }
    Pane {
        desk: panes.desk
        place: panes.desk.slot(Desk.History)
        key: "Y"

        HistoryPane {
            id: history

            anchors.fill: parent
            history: panes.views.history
            onEventPicked: event => panes.session.seekEvent(event)
        }
    }
    Pane {
        desk: panes.desk
        place: panes.desk.slot(Desk.SpaceTime)
        key: "X"

        SpaceTimePane {
            id: space

            anchors.fill: parent
            selectedServer: panes.acts.selected
            hoveredServer: panes.stage.hoveredServer
            selectedMessage: panes.instrument.message.message
            hoveredMessage: panes.stage.hoveredMessage
            onEventPicked: event => panes.session.seekEvent(event)
            onWhyAsked: event => panes.instrument.why.event = event
            onServerChosen: server => panes.acts.choose(server)
            onMessageChosen: message => panes.acts.chooseMessage(message)
            onServerHovered: server => panes.stage.hoveredServer = server
            onMessageHovered: message => panes.stage.hoveredMessage = message
        }
    }
    TracePlace {
        views: panes.views
        session: panes.session
        acts: panes.acts
        onCopied: (text, lines) => panes.copied(text, lines)
    }
    HealthPlace {
        id: health

        views: panes.views
        session: panes.session
        acts: panes.acts
    }
    Pane {
        desk: panes.desk
        place: panes.desk.slot(Desk.Inspector)
        key: "I"

        InspectorPane {
            id: inspector

            anchors.fill: parent
            instrument: panes.instrument
            roster: panes.acts.roster
            onKillPressed: server => panes.session.crashOrRestart(server)
            onPausePressed: server => panes.session.pauseOrResume(server)
            onMorePressed: panes.morePressed()
            onMessageActPicked: (message, act) => panes.acts.overlays.faults.meddle(message, act)
        }
    }
    Pane {
        desk: panes.desk
        place: panes.desk.slot(Desk.Narration)
        key: "N"

        FeedPane {
            anchors.fill: parent
            feed: panes.instrument.feed
            why: panes.instrument.why
            onEventPicked: event => panes.session.seekEvent(event)
        }
    }
    Pane {
        desk: panes.desk
        place: panes.desk.slot(Desk.Data)
        key: "D"

        DataPane {
            anchors.fill: parent
            replicas: panes.views.data
            chosenKey: panes.views.history.key
            hoveredServer: panes.stage.hoveredServer
            chosenServer: panes.acts.selected
            onActAsked: (act, about, client) => panes.sheets.openClientAct(act, about, client)
            onKeyPicked: key => panes.views.history.key = key === chosenKey ? "" : key
            onServerPicked: server => panes.acts.choose(server)
            onServerHovered: server => panes.stage.hoveredServer = server
        }
    }
    DeskRoom {
        at: panes.at
        desk: panes.desk
        inspectorWish: panes.inspectorWish
    }
    DockBorders {
        anchors.fill: parent
        desk: panes.desk
    }
}
