import QtQuick
import Flotilla.Lessons
import Flotilla.Session
import Flotilla.Style

// What the run is doing for the lesson, and the way past it.
Row {
    id: row

    required property Page page
    required property Session session
    readonly property bool showing: page.state === Page.Showing
    readonly property bool working: page.state === Page.Working

    function words(): string {
        if (row.showing)
            return qsTr("Watch what happens.");
        if (row.page.state === Page.Deciding)
            return qsTr("The run decides.");
        if (row.working && !row.session.playing)
            return qsTr("The run is paused. Space plays it.");
        return row.page.state === Page.Watching ? qsTr("It goes on as soon as it has happened.") : "";
    }

    visible: line.text.length > 0
    spacing: Style.gap

    Label {
        id: line

        width: row.width - (end.visible ? end.width + row.spacing : 0)
        anchors.verticalCenter: parent.verticalCenter
        text: row.words()
        font.weight: Font.DemiBold
        color: Style.accent
        wrapMode: Text.Wrap
    }
    AppButton {
        id: end

        visible: row.showing
        small: true
        text: qsTr("To its end")
        hint: qsTr("Without watching (End)")
        onClicked: row.session.toEnd()
    }
}
