pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// The term tape: drag to scrub, wheel to zoom, click a fork to go there.
Item {
    id: pane

    required property real time
    required property int branchCount
    required property int bookmarkCount
    required property int breakpointCount
    // What the branch that is pointed at is, and how it differs from the one shown.
    property string hint: ""
    readonly property TapeItem item: tape
    readonly property real zoomStep: 1.25

    signal timePicked(real time)
    signal branchPicked(int branch)
    signal branchPointed(int branch)
    signal sheetAsked(string name)

    function scrub(x: real): void {
        pane.timePicked(Math.max(0, tape.timeAt(x)));
    }
    // A fiftieth of what is shown.
    function move(steps: int): void {
        const stride = (tape.windowTo - tape.windowFrom) / 50;
        pane.timePicked(Math.max(0, pane.time + steps * stride));
    }
    // Up and Down go from branch to branch, Return shows the one that is lit.
    function light(step: int): void {
        const last = tape.forkCount - 1;
        tape.litFork = Math.max(-1, Math.min(last, tape.litFork + step));
    }
    function key(key: int, shift: bool): bool {
        if (key === Qt.Key_Left || key === Qt.Key_Right) {
            const step = key === Qt.Key_Right ? 1 : -1;
            if (shift)
                tape.pan(step * tape.width / 10);
            else
                pane.move(step);
        } else if (key === Qt.Key_Home || key === Qt.Key_End)
            pane.timePicked(key === Qt.Key_Home ? 0 : tape.windowTo);
        else if (key === Qt.Key_Plus || key === Qt.Key_Minus)
            tape.zoomBy(key === Qt.Key_Plus ? pane.zoomStep : 1 / pane.zoomStep);
        else if (key === Qt.Key_0)
            tape.showAll();
        else if (key === Qt.Key_Up || key === Qt.Key_Down)
            pane.light(key === Qt.Key_Down ? 1 : -1);
        else if ((key === Qt.Key_Return || key === Qt.Key_Enter) && tape.litFork >= 0)
            pane.branchPicked(tape.litFork);
        else
            return false;
        return true;
    }

    clip: true

    TapeItem {
        id: tape

        anchors.fill: parent
        anchors.rightMargin: tools.width
        theme: Tones.theme
        textScale: Style.textScale
        activeFocusOnTab: true
        Accessible.role: Accessible.Slider
        Accessible.focusable: true
        Accessible.name: qsTr("Term tape: arrows move the playhead, plus and minus zoom")
        Accessible.description: qsTr("%1 ms; shown from %2 to %3 ms").arg(Math.round(pane.time)).arg(Math.round(tape.windowFrom)).arg(Math.round(tape.windowTo))
        Keys.onPressed: event => {
            event.accepted = pane.key(event.key, (event.modifiers & Qt.ShiftModifier) !== 0);
        }
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_0
        onLitForkChanged: pane.branchPointed(tape.litFork)
        onActiveFocusChanged: {
            if (!tape.activeFocus)
                tape.litFork = -1;
        }
    }
    TapeMouse {
        anchors.fill: tape
        tape: tape
        zoomStep: pane.zoomStep
        onScrubbed: x => pane.scrub(x)
        onBranchPicked: branch => pane.branchPicked(branch)
    }
    FocusRing {
        anchors.fill: tape
        anchors.margins: 0
        shown: tape.activeFocus
    }
    Tip {
        visible: tape.litFork >= 0 && pane.hint.length > 0
        text: pane.hint
    }
    TapeTools {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: Style.pad
        anchors.verticalCenter: parent.verticalCenter
        tape: tape
        room: pane.height
        branchCount: pane.branchCount
        bookmarkCount: pane.bookmarkCount
        breakpointCount: pane.breakpointCount
        onSheetAsked: name => pane.sheetAsked(name)
    }
}
