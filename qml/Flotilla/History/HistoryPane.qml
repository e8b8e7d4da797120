pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.View

// What clients asked and were told, as bars over time, and whether one order explains it.
Item {
    id: pane

    required property HistoryView history
    readonly property HistoryItem item: chart
    readonly property string chosenWords: history.describe(history.chosen)
    readonly property string described: history.chosen > 0 ? chosenWords : history.words

    signal eventPicked(int event)

    function choose(operation: int): void {
        pane.history.chosen = operation;
        if (operation > 0)
            chart.reveal(pane.history.calledAt(operation));
    }

    Verdict {
        id: verdict

        x: Style.pad
        width: parent.width - 2 * Style.pad
        history: pane.history
        onGuiltyPressed: {
            pane.history.chosen = pane.history.guilty;
            pane.eventPicked(pane.history.guiltyEvent);
            chart.follow = true;
        }
    }
    HistoryItem {
        id: chart

        y: verdict.height + Style.tiny
        width: parent.width
        height: Math.max(0, parent.height - y)
        theme: Tones.theme
        textScale: Style.textScale
        activeFocusOnTab: true
        Accessible.role: Accessible.Chart
        Accessible.focusable: true
        Accessible.name: qsTr("Operations of clients: arrows go from one to the next, Enter goes there")
        Accessible.description: pane.described
        Keys.onLeftPressed: pane.choose(pane.history.next(pane.history.chosen, -1))
        Keys.onRightPressed: pane.choose(pane.history.next(pane.history.chosen, 1))
        Keys.onUpPressed: chart.zoomAt(chart.width / 2, 1.5)
        Keys.onDownPressed: chart.zoomAt(chart.width / 2, 1 / 1.5)
        Keys.onReturnPressed: pane.eventPicked(pane.history.callOf(pane.history.chosen))
    }
    MouseArea {
        id: pointer

        property real held: 0

        anchors.fill: chart
        hoverEnabled: true
        onPressed: mouse => held = mouse.x
        onPositionChanged: mouse => {
            pane.history.hovered = chart.operationAt(mouse.x, mouse.y);
            if (!pressed)
                return;
            chart.pan(held - mouse.x);
            held = mouse.x;
        }
        onExited: pane.history.hovered = 0
        onClicked: mouse => pane.history.chosen = chart.operationAt(mouse.x, mouse.y)
        onDoubleClicked: pane.eventPicked(pane.history.callOf(pane.history.chosen))
        onWheel: wheel => {
            if (wheel.modifiers & Qt.ShiftModifier)
                chart.pan(-wheel.angleDelta.y - wheel.angleDelta.x);
            else if (wheel.modifiers & Qt.ControlModifier || chart.maxScrollY === 0)
                chart.zoomAt(wheel.x, Math.pow(1.0015, wheel.angleDelta.y));
            else
                chart.scroll(-wheel.angleDelta.y / 2);
        }
    }
    Tip {
        readonly property string said: pane.history.describe(pane.history.hovered)

        x: Math.min(pointer.mouseX + Style.pad, pane.width - width)
        y: chart.y + pointer.mouseY + Style.pad
        visible: pointer.containsMouse && said.length > 0 && !pointer.pressed
        text: said
    }
    AppButton {
        visible: !chart.follow
        anchors.right: parent.right
        anchors.rightMargin: Style.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Style.gap
        small: true
        text: qsTr("To the playhead")
        onClicked: chart.follow = true
    }
    FocusRing {
        anchors.fill: chart
        anchors.margins: Style.tiny
        shown: chart.activeFocus
    }
}
