import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// A floating surface: menus, cards, dialogs. What is higher than the window scrolls. Who had the
// keyboard's focus gets it back; who opened it by mouse has none.
T.Popup {
    id: sheet

    property Item lines: null
    readonly property real edges: topPadding + bottomPadding + 2 * Style.gap
    // How high it may become with its edges.
    property real tall: parent ? parent.height : 0
    readonly property real most: tall - edges

    // Opens with its right edge at that of `anchor`.
    function under(ground: Item, anchor: Item): void {
        sheet.x = anchor.mapToItem(ground, 0, 0).x + anchor.width - sheet.width;
        sheet.open();
    }
    // Of a sheet that another one opens it is who opened that.
    function opener(): Item {
        const held = sheet.parent?.Window.activeFocusItem ?? null;
        for (let at = held; at; at = at.parent) {
            if (at as SheetScroller)
                return (at as SheetScroller).before;
        }
        const control = held as T.Control;
        return control && !control.visualFocus ? null : held;
    }
    function giveBack(): void {
        const window = sheet.parent?.Window.window ?? null;
        const lost = window && window.activeFocusItem === window.contentItem;
        if (lost && inner.before?.visible && inner.before.enabled)
            inner.before.forceActiveFocus(Qt.TabFocusReason);
        inner.before = null;
    }

    onAboutToShow: inner.before = sheet.opener()
    onClosed: sheet.giveBack()
    padding: Style.gap
    margins: Style.gap
    implicitWidth: contentWidth + leftPadding + rightPadding
    implicitHeight: contentHeight + topPadding + bottomPadding
    contentWidth: contentItem.implicitWidth
    contentHeight: contentItem.implicitHeight
    focus: true
    contentItem: scroller

    readonly property SheetScroller scroller: SheetScroller {
        id: inner

        lines: sheet.lines
        most: sheet.most
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
            visible: inner.scrolls
            anchors.right: parent.right
            anchors.rightMargin: 2
            y: sheet.topPadding + inner.begin * sheet.availableHeight
            width: Style.tiny
            height: inner.share * sheet.availableHeight
            radius: width / 2
            color: Style.ctl
        }
    }
}
