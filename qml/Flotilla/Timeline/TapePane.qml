pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// The term tape: drag to scrub, wheel to zoom, click a fork to go there.
Item {
    id: pane

    required property real time
    readonly property TapeItem item: tape
    readonly property real zoomStep: 1.25

    signal timePicked(real time)
    signal branchPicked(int branch)

    function scrub(x: real): void {
        pane.timePicked(Math.max(0, tape.timeAt(x)));
    }

    // A fiftieth of what is shown.
    function move(steps: int): void {
        const stride = (tape.windowTo - tape.windowFrom) / 50;
        pane.timePicked(Math.max(0, pane.time + steps * stride));
    }

    clip: true

    TapeItem {
        id: tape

        anchors.fill: parent
        theme: Tones.theme
        textScale: Style.textScale
        activeFocusOnTab: true
        Accessible.role: Accessible.Slider
        Accessible.focusable: true
        Accessible.name: qsTr("Term tape: arrows move the playhead, plus and minus zoom")
        Accessible.description: qsTr("%1 ms; shown from %2 to %3 ms").arg(Math.round(pane.time)).arg(Math.round(tape.windowFrom)).arg(Math.round(tape.windowTo))
        Keys.onLeftPressed: pane.move(-1)
        Keys.onRightPressed: pane.move(1)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Home)
                pane.timePicked(0);
            else if (event.key === Qt.Key_End)
                pane.timePicked(tape.windowTo);
            else if (event.key === Qt.Key_Plus)
                tape.zoomAt(tape.width / 2, pane.zoomStep);
            else if (event.key === Qt.Key_Minus)
                tape.zoomAt(tape.width / 2, 1 / pane.zoomStep);
            else
                return;
            event.accepted = true;
        }
    }
    MouseArea {
        property bool scrubbing: false

        anchors.fill: tape
        hoverEnabled: true
        onPressed: mouse => {
            const fork = tape.branchAt(mouse.x, mouse.y);
            scrubbing = fork < 0;
            if (fork >= 0)
                pane.branchPicked(fork);
            else
                pane.scrub(mouse.x);
        }
        onPositionChanged: mouse => {
            if (pressed && scrubbing)
                pane.scrub(mouse.x);
        }
        onDoubleClicked: tape.showAll()
        onWheel: wheel => {
            const turn = wheel.angleDelta;
            if (turn.x !== 0)
                tape.pan(-turn.x);
            else
                tape.zoomAt(wheel.x, turn.y > 0 ? pane.zoomStep : 1 / pane.zoomStep);
        }
    }
    FocusRing {
        anchors.margins: 0
        shown: tape.activeFocus
    }
    AppButton {
        visible: tape.zoomed
        anchors.right: parent.right
        anchors.rightMargin: Style.pad
        anchors.bottom: parent.bottom
        small: true
        text: qsTr("Show all")
        onClicked: tape.showAll()
    }
}
