pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// The speeds of the run, in run time per viewer time, and how they are said.
QtObject {
    id: speeds

    readonly property real most: 4
    readonly property real least: 0.001
    // Thousandths of real time.
    readonly property list<real> steps: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 4000]
    readonly property real snapReach: 0.06

    // Places on the slider are decades slower than 1x: -0.6 is 4x, 3 is 1/1000.
    function placeOf(speed: real): real {
        return -Math.log10(speed);
    }
    function speedAt(place: real): real {
        const decade = Math.round(place);
        const near = Math.abs(place - decade) < speeds.snapReach ? decade : place;
        return Math.min(speeds.most, Math.max(speeds.least, Math.pow(10, -near)));
    }
    function faster(speed: real, most: real): real {
        for (let i = 0; i < speeds.steps.length; ++i)
            if (speeds.steps[i] / 1000 > speed * 1.01)
                return Math.min(most, speeds.steps[i] / 1000);
        return Math.min(most, speeds.most);
    }
    function slower(speed: real): real {
        for (let i = speeds.steps.length - 1; i >= 0; --i)
            if (speeds.steps[i] / 1000 < speed * 0.99)
                return speeds.steps[i] / 1000;
        return speeds.least;
    }
    function words(speed: real): string {
        if (speed >= 0.995)
            return qsTr("%1×").arg(Number(speed.toFixed(1)));
        return qsTr("1/%1").arg(Math.round(1 / speed));
    }
}
