pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Flotilla.Style
import Flotilla.Timeline

// Play, step, run to, speed, undo and fork.
RowLayout {
    id: bar

    required property bool playing
    required property real time
    required property real speed
    required property string running
    required property bool live
    required property bool canUndo
    required property string undoText
    required property bool compact
    // The bar's width in letters of the usual size.
    required property real room
    readonly property bool runFolds: room < 1000
    readonly property bool speedFolds: room < 800
    readonly property bool tight: room < 600
    readonly property bool folds: room < 390

    signal toggled
    signal steppedBack
    signal steppedForward
    signal runPicked(string kind)
    signal runStopped
    signal runMoreAsked
    signal speedPicked(real speed)
    signal undone
    signal forked

    readonly property string onlyLab: qsTr("Only in the Lab: real time does not run back")

    spacing: tight ? Style.tiny : Style.gap

    AppButton {
        visible: !bar.folds
        iconName: "stepBack"
        enabled: !bar.live
        hint: bar.live ? bar.onlyLab : qsTr("Step back one event (Left)")
        onClicked: bar.steppedBack()
    }
    AppButton {
        look: AppButton.Primary
        Layout.preferredWidth: Style.scaled(42)
        iconName: bar.playing ? "pauseSolid" : "play"
        hint: bar.playing ? qsTr("Pause (Space)") : qsTr("Play (Space)")
        onClicked: bar.toggled()
    }
    AppButton {
        visible: !bar.folds
        iconName: "stepForward"
        enabled: !bar.live
        hint: bar.live ? bar.onlyLab : qsTr("Step forward one event (Right)")
        onClicked: bar.steppedForward()
    }
    Clock {
        Layout.leftMargin: bar.spacing
        value: bar.time
        unit: bar.tight ? "" : qsTr("ms")
    }
    Heading {
        Layout.leftMargin: Style.wide
        visible: !bar.compact && !bar.runFolds
        text: qsTr("Run to next")
        font.weight: Font.Medium
    }
    RunTo {
        visible: !bar.runFolds
        Layout.leftMargin: bar.compact ? Style.gap : 0
        running: bar.running
        onPicked: kind => bar.runPicked(kind)
        onStopped: bar.runStopped()
        onMoreAsked: bar.runMoreAsked()
    }
    RunMenu {
        visible: bar.runFolds
        running: bar.running
        all: bar.folds
        live: bar.live
        undoText: bar.canUndo ? bar.undoText : ""
        onStepped: onward => onward ? bar.steppedForward() : bar.steppedBack()
        onUndone: bar.undone()
        onForked: bar.forked()
        onPicked: kind => bar.runPicked(kind)
        onStopped: bar.runStopped()
        onMoreAsked: bar.runMoreAsked()
    }
    Item {
        Layout.fillWidth: true
    }
    SpeedMenu {
        visible: bar.speedFolds
        speed: bar.speed
        most: bar.live ? 1 : Speeds.most
        onSpeedPicked: speed => bar.speedPicked(speed)
    }
    Heading {
        visible: !bar.speedFolds
        text: qsTr("Speed")
        font.weight: Font.Medium
    }
    Mono {
        visible: !bar.speedFolds
        Layout.minimumWidth: Style.scaled(44)
        text: Speeds.words(bar.speed)
        font.pixelSize: Style.small
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    SpeedSlider {
        visible: !bar.speedFolds
        Layout.preferredWidth: bar.compact ? Style.scaled(200) : implicitWidth
        Layout.rightMargin: Style.scaled(14)
        speed: bar.speed
        most: bar.live ? 1 : Speeds.most
        hint: qsTr("Slower ([), faster (])")
        onSpeedPicked: speed => bar.speedPicked(speed)
    }
    AppButton {
        visible: !bar.folds
        iconName: "undo"
        enabled: bar.canUndo
        hint: bar.canUndo ? qsTr("%1 (Ctrl+Z)").arg(bar.undoText) : qsTr("Nothing to undo")
        onClicked: bar.undone()
    }
    AppButton {
        visible: !bar.folds
        text: bar.compact ? "" : qsTr("Fork here")
        iconName: "fork"
        enabled: !bar.live
        hint: bar.live ? bar.onlyLab : qsTr("Start a branch at this instant (F)")
        onClicked: bar.forked()
    }
}
