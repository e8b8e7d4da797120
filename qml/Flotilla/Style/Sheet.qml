import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// A floating surface: menus, cards, dialogs. What is higher than the window scrolls, and what gets
// the keyboard's focus is brought in.
T.Popup {
    id: sheet

    property Item lines: null
    onLinesChanged: lines.parent = flick.contentItem
    readonly property real edges: topPadding + bottomPadding + 2 * Style.gap
    readonly property real most: (parent ? parent.height : 0) - edges

    // Opens with its right edge at that of `anchor`.
    function under(ground: Item, anchor: Item): void {
        sheet.x = anchor.mapToItem(ground, 0, 0).x + anchor.width - sheet.width;
        sheet.open();
    }

    padding: Style.gap
    margins: Style.gap
    implicitWidth: contentWidth + leftPadding + rightPadding
    implicitHeight: contentHeight + topPadding + bottomPadding
    contentWidth: contentItem.implicitWidth
    contentHeight: contentItem.implicitHeight
    focus: true
    contentItem: scroller

    readonly property Flickable scroller: Flickable {
        id: flick

        readonly property Item held: Window.activeFocusItem

        implicitWidth: sheet.lines ? sheet.lines.implicitWidth : 0
        implicitHeight: Math.min(contentHeight, Math.max(Style.control, sheet.most))
        contentWidth: width
        contentHeight: sheet.lines ? sheet.lines.implicitHeight : 0
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive
        onHeldChanged: {
            if (!flick.interactive || !flick.held || !flick.visible)
                return;
            const y = flick.held.mapToItem(sheet.lines, 0, 0).y;
            const least = y + flick.held.height - flick.height;
            flick.contentY = Math.max(0, Math.min(y, Math.max(least, flick.contentY)));
        }
    }
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Style.tipIn
            easing.type: Easing.OutCubic
        }
    }
    background: Rectangle {
        color: Style.bg2
        radius: Style.radius
        border.width: Style.hairline
        border.color: Style.ctl

        // There is more above or below.
        Rectangle {
            visible: flick.interactive
            anchors.right: parent.right
            anchors.rightMargin: 2
            y: sheet.topPadding + flick.visibleArea.yPosition * flick.height
            width: Style.tiny
            height: flick.visibleArea.heightRatio * flick.height
            radius: width / 2
            color: Style.ctl
        }
    }
}
