import QtQuick
import Flotilla.History
import Flotilla.Session
import Flotilla.View

// The pane of every event, linked with the playhead and the selection.
Pane {
    id: frame

    required property Views views
    required property Session session
    required property Acts acts

    signal copied(string text, int lines)

    desk: frame.views.desk
    place: frame.views.desk.slot(Desk.Trace)
    key: "E"

    TracePane {
        anchors.fill: parent
        events: frame.views.events
        hoveredServer: frame.acts.stage.item.hoveredServer
        chosenServer: frame.acts.selected
        onEventPicked: event => frame.session.seekEvent(event)
        onCopyAsked: (text, lines) => frame.copied(text, lines)
    }
}
