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

    clip: true

    TapeItem {
        id: tape

        anchors.fill: parent
        theme: Tones.theme
        textScale: Style.textScale
        Accessible.role: Accessible.Slider
        Accessible.name: qsTr("Term tape")
        Accessible.description: qsTr("%1 ms; terms, elections, crashes and writes").arg(Math.round(pane.time))
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
