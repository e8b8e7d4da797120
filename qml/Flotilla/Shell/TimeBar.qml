pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.Run
import Flotilla.Session
import Flotilla.Timeline
import Flotilla.View

// Transport above, term tape below.
Rectangle {
    id: bar

    required property Measures at
    required property Acts acts
    readonly property Session session: acts.session
    readonly property Compare compare: acts.overlays.views.compare
    readonly property TapeItem item: tape.item
    readonly property alias runs: layer
    readonly property bool live: session.world === Session.Live

    // The tape lists every branch but the one shown.
    function point(fork: int): void {
        const branch = fork < 0 ? -1 : bar.session.branches.otherAt(fork);
        const name = bar.session.branches.nameOf(branch);
        tape.hint = branch < 0 ? "" : name + ". " + bar.compare.hint(branch);
    }

    y: parent ? parent.height - height : 0
    width: at.width
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
        onToggled: bar.acts.keys.pace.toggle()
        onSteppedBack: bar.session.stepBack()
        onSteppedForward: bar.session.stepForward()
        onRunPicked: kind => bar.session.runTo(kind)
        onRunStopped: bar.session.stopRunTo()
        onRunMoreAsked: layer.open("until")
        onSpeedPicked: speed => bar.acts.keys.pace.pick(speed)
        onUndone: bar.session.undo()
        onForked: bar.session.forkHere()
    }
    SpeedAsk {
        parent: bar.parent
        question: bar.acts.keys.pace
        x: bar.width - width - Style.pad
        y: bar.y - height - Style.tiny
    }
    TapePane {
        id: tape

        y: transport.height
        width: parent.width
        height: parent.height - y
        time: bar.session.time
        branchCount: bar.session.branches.tree.length
        bookmarkCount: bar.session.bookmarks.count
        breakpointCount: bar.session.breakpoints.onCount
        onTimePicked: time => bar.session.seek(time)
        onBranchPicked: fork => bar.session.selectOther(fork)
        onBranchPointed: fork => bar.point(fork)
        onSheetAsked: name => layer.open(name)
    }
    Binding {
        target: bar.at
        property: "branches"
        value: bar.session.branches.tree.length
    }
    RunLayer {
        id: layer

        objectName: "runLayer"
        parent: bar.parent
        anchors.fill: parent
        session: bar.session
        compare: bar.compare
        target: bar.acts.stage.target
    }
}
