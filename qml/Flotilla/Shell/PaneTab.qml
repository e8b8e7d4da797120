pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// The name of a pane; a tab where several panes share a place.
T.AbstractButton {
    id: tab

    required property bool chosen
    required property bool alone
    required property real room
    readonly property string hint: text

    implicitWidth: Math.min(room, words.implicitWidth + 2 * Style.gap)
    focusPolicy: alone ? Qt.NoFocus : Qt.TabFocus
    enabled: !alone
    Accessible.role: alone ? Accessible.Heading : Accessible.PageTab
    Accessible.name: text
    Accessible.selected: chosen
    Accessible.onPressAction: tab.clicked()
    Keys.onReturnPressed: tab.clicked()
    Keys.onEnterPressed: tab.clicked()
    Keys.onLeftPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onRightPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)

    contentItem: face

    readonly property Item face: Item {
        Label {
            id: words

            x: Style.gap
            width: Math.min(implicitWidth, parent.width - Style.gap)
            height: parent.height
            text: tab.text
            font.pixelSize: Style.small
            font.weight: tab.chosen ? Font.DemiBold : Font.Medium
            color: tab.chosen && !tab.alone ? Style.text1 : Style.text2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Style.radiusKey
        color: tab.hovered && !tab.chosen ? Style.bg2 : Style.clear

        Rectangle {
            visible: tab.chosen && !tab.alone
            x: Style.gap
            width: parent.width - 2 * Style.gap
            anchors.bottom: parent.bottom
            height: Style.focusWidth
            color: Style.accent
        }
        FocusRing {
            anchors.margins: 0
            around: Style.radiusKey
            shown: tab.visualFocus
        }
    }

    HoverHandler {
        cursorShape: tab.alone ? Qt.ArrowCursor : Qt.PointingHandCursor
    }
}
