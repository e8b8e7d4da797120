pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// So many nines, as blocks; the last one is as wide as what is left.
Item {
    id: bar

    required property real nines
    required property bool faint
    readonly property int most: 12
    readonly property real pitch: width / most
    readonly property real shown: Math.min(most, nines)

    Accessible.ignored: true

    Repeater {
        model: Math.ceil(bar.shown)

        Rectangle {
            required property int index

            x: index * bar.pitch
            width: Math.max(1, Math.min(1, bar.shown - index) * bar.pitch - 2)
            height: bar.height
            radius: 1
            color: bar.faint ? Style.text2 : Style.text1
        }
    }
}
