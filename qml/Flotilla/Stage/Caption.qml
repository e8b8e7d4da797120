import QtQuick
import Flotilla.Style

// The line above the stage. A long sentence gets smaller letters, then a third line: it is never
// cut as long as there is room between the rail and the first server.
Label {
    id: caption

    required property bool compact

    // Words do not fill their lines, so two lines hold less than twice the width.
    readonly property real lines: 1.07 * measure.advanceWidth / Math.max(1, width)
    readonly property bool fits: lines <= 2
    readonly property bool fitsSmaller: lines * Style.body <= 2 * Style.lead
    readonly property int smaller: fitsSmaller || !compact ? Style.body : Style.small

    font.pixelSize: fits ? Style.lead : smaller
    font.weight: Font.DemiBold
    lineHeight: Math.round(font.pixelSize * (compact ? 1.3 : fits ? 1.6 : 1.4))
    lineHeightMode: Text.FixedHeight
    wrapMode: Text.Wrap
    maximumLineCount: 3
    elide: Text.ElideRight

    TextMetrics {
        id: measure

        font.family: caption.font.family
        font.weight: caption.font.weight
        font.pixelSize: Style.lead
        text: caption.text
    }
}
