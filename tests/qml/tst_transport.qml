import QtQuick
import QtTest
import Flotilla.Timeline

Item {
    id: root

    width: 1440
    height: 60

    property real speed: 1

    Transport {
        id: bar

        width: parent.width
        playing: false
        time: 2368
        speed: root.speed
        running: ""
        live: false
        canUndo: false
        undoText: ""
        compact: false
        room: root.width
        onSpeedPicked: speed => root.speed = speed
    }
    SignalSpy {
        id: runs

        target: bar
        signalName: "runPicked"
    }
    SignalSpy {
        id: stops

        target: bar
        signalName: "runStopped"
    }

    TestCase {
        name: "Transport"
        when: windowShown

        function find(item, words) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                if (child.text === words && child.clicked)
                    return child;
                const inside = find(child, words);
                if (inside)
                    return inside;
            }
            return null;
        }
        function init(): void {
            runs.clear();
            stops.clear();
            bar.running = "";
        }
        function test_speedsAreSaidAsFractions(): void {
            compare(Speeds.words(4), "4×");
            compare(Speeds.words(1), "1×");
            compare(Speeds.words(0.2), "1/5");
            compare(Speeds.words(0.001), "1/1000");
        }
        function test_placesAndSpeedsAreInverse(): void {
            for (const speed of [4, 1, 0.3, 0.01, 0.001])
                fuzzyCompare(Speeds.speedAt(Speeds.placeOf(speed)), speed, speed * 0.001);
        }
        function test_theSliderSnapsAtDecadesAndNotBetween(): void {
            compare(Speeds.speedAt(1.97), 0.01);
            compare(Speeds.speedAt(2.05), 0.01);
            verify(Speeds.speedAt(1.5) !== 0.1);
        }
        function test_fasterAndSlowerStayInTheirBounds(): void {
            compare(Speeds.faster(4, 4), 4);
            compare(Speeds.faster(1, 1), 1);
            compare(Speeds.slower(0.001), 0.001);
            compare(Speeds.slower(Speeds.faster(0.2, 4)), 0.2);
        }
        function test_runToNamesWhatIsSoughtAndStopsWhenPressedAgain(): void {
            mouseClick(find(bar, "Commit"));
            compare(runs.signalArguments[0][0], "commit");
            bar.running = "commit";
            mouseClick(find(bar, "Commit"));
            compare(stops.count, 1);
            compare(runs.count, 1);
        }
        function test_inLiveStepsAndForkAreOffAndSpeedEndsAtOne(): void {
            verify(find(bar, "Fork here").enabled);
            bar.live = true;
            verify(!find(bar, "Fork here").enabled);
            bar.live = false;
        }
    }
}
