import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// A floating surface: menus, cards, dialogs. What is higher than the window scrolls, and what gets
// the keyboard's focus is brought in.
T.Popup {
    id: sheet

    property Item lines: null
    onLinesChanged: {
        lines.parent = flick.contentItem;
        lines.x = ring;
        lines.y = ring;
    }
    // A focus ring is larger than what it stands round, and must not be cut off with what scrolls.
    readonly property int ring: Style.focusGap + Style.focusWidth
    readonly property real edges: topPadding + bottomPadding + 2 * Style.gap
    // How high it may become with its edges.
    property real tall: parent ? parent.height : 0
    readonly property real most: tall - edges

    // Who had the keys when it opened has them again when it closes and nobody else took them, seen
    // as before.
    property Item before: null
    property int reason: Qt.OtherFocusReason

    onAboutToShow: {
        sheet.before = sheet.parent ? sheet.parent.Window.activeFocusItem : null;
        sheet.reason = (sheet.before as T.Control)?.focusReason ?? Qt.OtherFocusReason;
    }
    onClosed: {
        const item = sheet.before;
        sheet.before = null;
        if (!item || !item.visible || !item.enabled)
            return;
        if (item.Window.activeFocusItem === item.Window.contentItem)
            item.forceActiveFocus(sheet.reason);
    }

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
    contentItem: frame

    readonly property Item frame: Item {
        id: ground

        readonly property real wish: sheet.lines ? sheet.lines.implicitHeight : 0

        implicitWidth: sheet.lines ? sheet.lines.implicitWidth : 0
        implicitHeight: Math.min(wish, Math.max(Style.control, sheet.most))

        Flickable {
            id: flick

            readonly property Item held: Window.activeFocusItem

            anchors.fill: parent
            anchors.margins: -sheet.ring
            contentWidth: width
            contentHeight: ground.wish + 2 * sheet.ring
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            clip: interactive
            onHeldChanged: {
                if (!flick.interactive || !flick.held || !flick.visible)
                    return;
                const y = flick.held.mapToItem(sheet.lines, 0, 0).y;
                const least = y + flick.held.height + 2 * sheet.ring - flick.height;
                flick.contentY = Math.max(0, Math.min(y, Math.max(least, flick.contentY)));
            }
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
            y: sheet.topPadding + flick.visibleArea.yPosition * sheet.availableHeight
            width: Style.tiny
            height: flick.visibleArea.heightRatio * sheet.availableHeight
            radius: width / 2
            color: Style.ctl
        }
    }
}
