pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// How long writes took, as a small histogram; p50 is a solid line, p99 a dotted one.
Item {
    id: bar

    required property list<real> bins
    required property real p50
    required property real p99
    required property real axisMs

    function xOf(ms: real): real {
        return bar.axisMs > 0 ? Math.round(ms / bar.axisMs * bar.width) : 0;
    }

    Accessible.ignored: true

    Rectangle {
        y: parent.height - 1
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Repeater {
        model: bar.bins.length

        Rectangle {
            required property int index

            x: index * bar.width / bar.bins.length
            y: bar.height - height
            width: Math.max(1, bar.width / bar.bins.length - 1)
            height: Math.round(bar.bins[index] * (bar.height - 4))
            color: Style.ctl
        }
    }
    Rectangle {
        visible: bar.bins.length > 0
        x: bar.xOf(bar.p50)
        width: 2
        height: parent.height
        color: Style.text1
    }
    Repeater {
        model: bar.bins.length > 0 ? 4 : 0

        Rectangle {
            required property int index

            x: bar.xOf(bar.p99)
            y: index * bar.height / 4
            width: 2
            height: bar.height / 8
            color: Style.text1
        }
    }
}
