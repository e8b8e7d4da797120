pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Session
import Flotilla.Style
import Flotilla.View

// The tabs, and the page that is open.
FocusScope {
    id: body

    required property Explorer explorer
    required property Session session
    required property Desk desk

    // In the order of Explorer.Page.
    readonly property list<string> pages: ["Table", "Availability", "Price", "Timeouts", "Reads"]

    // Back to the panes.
    function leave(pane: int): void {
        body.explorer.open = false;
        if (pane >= 0 && !body.desk.open[pane])
            body.desk.toggle(pane);
    }
    function showPage(): void {
        const file = body.pages[body.explorer.page] + "Page.qml";
        page.setSource(file, {
                "explorer": body.explorer
            });
    }

    focus: true
    Keys.onEscapePressed: body.leave(-1)
    Component.onCompleted: body.showPage()

    Rectangle {
        anchors.fill: parent
        color: Style.bg1

        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            acceptedButtons: Qt.AllButtons
            onWheel: wheel => wheel.accepted = true
        }
    }
    PageTabs {
        id: tabs

        width: parent.width
        page: body.explorer.page
        onPicked: page => body.explorer.page = page
        onStageAsked: body.leave(-1)
        onSpaceTimeAsked: body.leave(Desk.SpaceTime)
    }
    Loader {
        id: page

        y: tabs.height
        width: parent.width
        height: parent.height - y
        focus: true
    }
    Connections {
        target: body.explorer

        function onPageChanged(): void {
            body.showPage();
        }
    }
}
