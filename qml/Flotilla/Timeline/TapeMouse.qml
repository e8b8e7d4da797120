import QtQuick
import Flotilla.Canvas

// The pointer on the tape: drag scrubs, with Shift or another button it moves what is seen; the
// wheel zooms; a click on a branch goes there.
MouseArea {
    id: area

    required property TapeItem tape
    required property real zoomStep
    property bool scrubs: false
    property real before: 0

    signal scrubbed(real x)
    signal branchPicked(int branch)

    acceptedButtons: Qt.LeftButton | Qt.MiddleButton | Qt.RightButton
    hoverEnabled: true
    cursorShape: area.tape.litFork >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
    onPressed: mouse => {
        const fork = area.tape.branchAt(mouse.x, mouse.y);
        const plain = mouse.button === Qt.LeftButton && !(mouse.modifiers & Qt.ShiftModifier);
        area.before = mouse.x;
        area.scrubs = fork < 0 && plain;
        if (fork >= 0 && plain)
            area.branchPicked(fork);
        else if (area.scrubs)
            area.scrubbed(mouse.x);
    }
    onPositionChanged: mouse => {
        if (!area.pressed) {
            area.tape.litFork = area.tape.branchAt(mouse.x, mouse.y);
        } else if (area.scrubs) {
            area.scrubbed(mouse.x);
        } else {
            area.tape.pan(area.before - mouse.x);
            area.before = mouse.x;
        }
    }
    onExited: area.tape.litFork = -1
    onDoubleClicked: area.tape.showAll()
    onWheel: wheel => {
        const turn = wheel.angleDelta;
        if (turn.x !== 0)
            area.tape.pan(-turn.x);
        else
            area.tape.zoomAt(wheel.x, turn.y > 0 ? area.zoomStep : 1 / area.zoomStep);
    }
}
