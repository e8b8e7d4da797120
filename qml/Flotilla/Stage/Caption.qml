import QtQuick
import Flotilla.Style

// The line above the stage. A long sentence gets smaller letters, then a third line: it is never
// cut as long as there is room between the rail and the first server.
Label {
    id: caption

    required property bool compact
    // In a line of its own: two lines of small letters at most.
    property bool lined: false
    readonly property int line: 2 * Math.round(1.3 * Style.small) + Style.gap
    // What does not fit is said by the tooltip.
    readonly property string hint: truncated ? text : ""

    // Words do not fill their lines, so two lines hold less than twice the width.
    readonly property real lines: 1.07 * measure.advanceWidth / Math.max(1, width)
    readonly property bool fits: lines <= 2
    readonly property bool fitsSmaller: lines * Style.body <= 2 * Style.lead
    readonly property int smaller: fitsSmaller || !compact ? Style.body : Style.small

    font.pixelSize: lined ? Style.small : fits ? Style.lead : smaller
    font.weight: Font.DemiBold
    lineHeight: Math.round(font.pixelSize * (compact || lined ? 1.3 : fits ? 1.6 : 1.4))
    lineHeightMode: Text.FixedHeight
    wrapMode: Text.Wrap
    maximumLineCount: lined ? 2 : 3
    elide: Text.ElideRight

    TextMetrics {
        id: measure

        font.family: caption.font.family
        font.weight: caption.font.weight
        font.pixelSize: Style.lead
        text: caption.text
    }
    HoverHandler {
        id: over
    }
    Tip {
        y: caption.height + Style.tiny
        visible: over.hovered && caption.hint.length > 0
        text: caption.hint
    }
}
