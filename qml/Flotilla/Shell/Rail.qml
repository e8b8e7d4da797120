pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Inspector
import Flotilla.Session
import Flotilla.View

// The right rail: beside the stage in a wide window, a drawer over it in a narrow one.
Rectangle {
    id: rail

    required property Measures at
    required property Instrument instrument
    required property Session session
    required property Roster roster

    property bool inspectorShown: false
    property bool feedShown: false
    readonly property bool over: at.compact
    readonly property bool withInspector: !over || inspectorShown
    readonly property bool withFeed: !over || feedShown

    function toggleInspector(): void {
        rail.inspectorShown = !rail.inspectorShown;
        rail.feedShown = false;
    }
    function toggleFeed(): void {
        rail.feedShown = !rail.feedShown;
        rail.inspectorShown = false;
    }
    function close(): void {
        rail.inspectorShown = false;
        rail.feedShown = false;
    }

    readonly property bool shown: withInspector || withFeed
    // The drawer's own line, with its name and the button that closes it.
    readonly property int strip: over ? Style.scaled(36) : 0

    visible: shown
    x: at.width - width
    y: at.top + (over ? at.header : 0)
    width: over ? Style.scaled(344) : at.rail
    height: at.height - at.time - y
    color: Style.bg1

    InspectorPane {
        id: inspector

        visible: rail.withInspector
        y: rail.strip
        width: parent.width
        height: rail.over ? parent.height - y : rail.at.inspector
        onWishChanged: rail.at.inspectorWish = wish
        instrument: rail.instrument
        roster: rail.roster
        onKillPressed: server => rail.session.crashOrRestart(server)
        onPausePressed: server => rail.session.pauseOrResume(server)
    }
    Rectangle {
        visible: !rail.over
        y: inspector.height
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    FeedPane {
        visible: rail.withFeed
        y: rail.over ? rail.strip : inspector.height + Style.hairline
        width: parent.width
        height: parent.height - y
        feed: rail.instrument.feed
        why: rail.instrument.why
        onEventPicked: event => rail.session.seekEvent(event)
    }
    Rectangle {
        width: Style.hairline
        height: parent.height
        color: rail.over ? Style.ctl : Style.line
    }
    Heading {
        visible: rail.over
        x: Style.pad
        height: rail.strip
        text: rail.inspectorShown ? qsTr("Inspector") : qsTr("Narration")
    }
    AppButton {
        visible: rail.over
        anchors.right: parent.right
        anchors.rightMargin: Style.tiny
        y: Style.focusWidth
        look: AppButton.Ghost
        iconName: "close"
        hint: qsTr("Close (Esc)")
        onClicked: rail.close()
    }
    MouseArea {
        property real grip: 0

        visible: !rail.over
        x: -Style.tiny
        width: Style.gap
        height: parent.height
        cursorShape: Qt.SizeHorCursor
        onPressed: mouse => grip = mouse.x
        onPositionChanged: mouse => rail.at.railWish = rail.width - mouse.x + grip
    }
}
