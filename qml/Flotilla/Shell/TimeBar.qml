pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.Session
import Flotilla.Timeline

// Transport above, term tape below.
Rectangle {
    id: bar

    required property Session session
    required property Measures at
    readonly property TapeItem item: tape.item
    readonly property bool live: session.world === Session.Live

    // The tape lists every branch but the one shown.
    function pickFork(fork: int): void {
        const shown = bar.session.currentBranch;
        bar.session.selectBranch(fork < shown ? fork : fork + 1);
    }

    height: at.time
    color: Style.bg1

    Rectangle {
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Transport {
        id: transport

        x: Style.pad
        width: parent.width - 2 * Style.pad
        height: bar.at.transport
        playing: bar.session.playing
        time: bar.session.time
        speed: bar.session.speed
        running: bar.session.running
        live: bar.live
        canUndo: bar.session.canUndo
        undoText: bar.session.undoText
        room: bar.at.across
        compact: bar.at.compact
        onToggled: bar.session.toggle()
        onSteppedBack: bar.session.stepBack()
        onSteppedForward: bar.session.stepForward()
        onRunPicked: kind => bar.session.runTo(kind)
        onRunStopped: bar.session.stopRunTo()
        onSpeedPicked: speed => bar.session.speed = speed
        onUndone: bar.session.undo()
        onForked: bar.session.forkHere()
    }
    TapePane {
        id: tape

        y: transport.height
        width: parent.width
        height: parent.height - y
        time: bar.session.time
        onTimePicked: time => bar.session.seek(time)
        onBranchPicked: fork => bar.pickFork(fork)
    }
}
