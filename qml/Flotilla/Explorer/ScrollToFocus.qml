import QtQuick
import Flotilla.Style

// Brings what the keyboard reaches into what is seen of a page that scrolls.
Item {
    id: follow

    required property Flickable flick
    // Covered at the top of what is seen: by a head that stays.
    property real covered: 0
    // It looks after its own.
    property Item except: null
    readonly property Item reached: Window.activeFocusItem

    function within(item: Item): bool {
        for (let up = item; up; up = up.parent)
            if (up === follow.flick.contentItem)
                return true;
        return false;
    }
    // From `top` to `bottom` in the content; what is taller than the view begins at its top.
    function bring(top: real, bottom: real): void {
        const end = Math.max(0, follow.flick.contentHeight - follow.flick.height);
        const least = bottom + 2 * Style.pad - follow.flick.height;
        const most = top - Style.pad - follow.covered;
        const wanted = Math.min(most, Math.max(least, follow.flick.contentY));
        follow.flick.contentY = Math.max(0, Math.min(end, wanted));
    }

    onReachedChanged: {
        if (!reached || reached === except || !follow.within(reached))
            return;
        const top = reached.mapToItem(follow.flick.contentItem, 0, 0).y;
        follow.bring(top, top + reached.height);
    }
}
