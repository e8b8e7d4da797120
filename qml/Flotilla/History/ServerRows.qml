pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// What every server has of something, one server's rows below the other's.
ListView {
    id: list

    required property string said
    /// Instead of rows where there are none.
    required property string none

    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: list.count > 0 ? said : none

    Label {
        visible: list.count === 0
        x: Style.pad
        y: Style.gap
        width: parent.width - 2 * x
        text: list.none
        wrapMode: Text.Wrap
        color: Style.text3
    }
    FocusRing {
        anchors.margins: 0
        shown: list.activeFocus
    }
}
