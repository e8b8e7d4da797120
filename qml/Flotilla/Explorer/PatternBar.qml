pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// All up/down patterns of a size as a bar: its slices are those with 0, 1, 2, ... servers down.
Item {
    id: bar

    required property list<real> slices
    required property int tolerated
    required property bool faint

    Accessible.ignored: true

    Repeater {
        model: bar.slices.length

        Rectangle {
            required property int index

            readonly property real from: index === 0 ? 0 : bar.slices[index - 1]
            readonly property real until: Math.round(bar.slices[index] * bar.width)
            readonly property int seam: index < bar.slices.length - 1 ? 1 : 0
            readonly property bool keeps: index <= bar.tolerated

            x: Math.round(from * bar.width)
            width: Math.max(0, until - x - seam)
            height: bar.height
            color: !keeps ? Style.bg3 : bar.faint ? Style.text2 : Style.text1
        }
    }
}
