import QtQuick
import Flotilla.Style

// What stands in a sheet: what is higher than the window scrolls, and what gets the keyboard's
// focus is brought in.
Item {
    id: scroller

    property Item lines: null
    /// As high as it may be, px.
    property real most: 0
    /// Who had the keyboard's focus before the sheet was opened.
    property Item before: null

    readonly property bool scrolls: flick.interactive
    /// What is seen of all: where it begins, and how much it is; from 0 to 1.
    readonly property real begin: flick.visibleArea.yPosition
    readonly property real share: flick.visibleArea.heightRatio

    readonly property real wish: lines ? lines.implicitHeight : 0
    // A focus ring is larger than what it stands round, and must not be cut off with what scrolls.
    readonly property int ring: Style.focusGap + Style.focusWidth

    onLinesChanged: {
        lines.parent = flick.contentItem;
        lines.x = ring;
        lines.y = ring;
    }
    implicitWidth: lines ? lines.implicitWidth : 0
    implicitHeight: Math.min(wish, Math.max(Style.control, most))

    Flickable {
        id: flick

        readonly property Item held: Window.activeFocusItem

        anchors.fill: parent
        anchors.margins: -scroller.ring
        contentWidth: width
        contentHeight: scroller.wish + 2 * scroller.ring
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive
        onHeldChanged: {
            if (!flick.interactive || !flick.held || !flick.visible)
                return;
            const y = flick.held.mapToItem(scroller.lines, 0, 0).y;
            const least = y + flick.held.height + 2 * scroller.ring - flick.height;
            flick.contentY = Math.max(0, Math.min(y, Math.max(least, flick.contentY)));
        }
    }
}
