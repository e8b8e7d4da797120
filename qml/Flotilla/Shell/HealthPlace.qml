import QtQuick
import Flotilla.Canvas
import Flotilla.History
import Flotilla.Session
import Flotilla.View

// The pane of metrics and alerts, linked with the playhead and the selection.
Pane {
    id: frame

    required property Views views
    required property Session session
    required property Acts acts
    readonly property HealthItem item: health.item

    desk: frame.views.desk
    place: frame.views.desk.slot(Desk.Health)
    key: "Ctrl+H"

    HealthPane {
        id: health

        anchors.fill: parent
        health: frame.views.health
        chosenServer: frame.acts.selected
        onMomentPicked: ms => frame.session.seek(ms)
        onServerChosen: server => frame.acts.choose(server)
    }
}
