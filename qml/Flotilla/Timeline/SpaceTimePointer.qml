pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// What the mouse and two fingers do on the space-time diagram: point, press, drag, zoom.
MouseArea {
    id: pointer

    required property SpaceTimeItem diagram
    required property real zoomStep

    property real held: 0
    property bool dragged: false

    signal eventPressed(int event, bool withShift)
    signal serverPressed(int server)
    signal timePressed

    hoverEnabled: true
    cursorShape: diagram.pointedEvent > 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
    onPositionChanged: mouse => {
        pointer.diagram.pointer = Qt.point(mouse.x, mouse.y);
        if (!pressed || (!dragged && Math.abs(mouse.y - held) < Style.tiny))
            return;
        dragged = true;
        pointer.diagram.pan(held - mouse.y);
        held = mouse.y;
    }
    onExited: pointer.diagram.pointer = Qt.point(-1, -1)
    onPressed: mouse => {
        held = mouse.y;
        dragged = false;
        pointer.diagram.pointer = Qt.point(mouse.x, mouse.y);
        pointer.timePressed();
    }
    onClicked: mouse => {
        if (pointer.dragged)
            return;
        const event = pointer.diagram.pointedEvent;
        if (event > 0)
            pointer.eventPressed(event, (mouse.modifiers & Qt.ShiftModifier) !== 0);
        else if (pointer.diagram.pointedServer > 0)
            pointer.serverPressed(pointer.diagram.pointedServer);
    }
    onDoubleClicked: {
        if (pointer.diagram.pointedEvent === 0)
            pointer.diagram.toggleLane(pointer.diagram.pointedServer);
    }
    onWheel: wheel => {
        const turn = wheel.angleDelta;
        if ((wheel.modifiers & Qt.ShiftModifier) !== 0 || turn.y === 0)
            pointer.diagram.pan(-turn.y - turn.x);
        else
            pointer.diagram.zoomAt(wheel.y, turn.y > 0 ? pointer.zoomStep : 1 / pointer.zoomStep);
    }

    PinchHandler {
        id: pinch

        property real before: 1

        target: null
        onActiveChanged: before = 1
        onActiveScaleChanged: {
            if (!active || activeScale <= 0)
                return;
            pointer.diagram.zoomAt(pinch.centroid.position.y, activeScale / before);
            before = activeScale;
        }
    }
}
