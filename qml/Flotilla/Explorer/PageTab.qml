import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One tab; Left and Right go to the next.
T.AbstractButton {
    id: tab

    property bool chosen: false
    property string hint: ""

    implicitWidth: words.implicitWidth + 2 * Style.wide
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: hint
    Accessible.selectable: true
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

            anchors.centerIn: parent
            text: tab.text
            font.weight: tab.chosen ? Font.DemiBold : Font.Medium
            color: tab.chosen || tab.hovered ? Style.text1 : Style.text2
            Accessible.ignored: true
        }
    }
    background: Item {
        Rectangle {
            visible: tab.chosen
            anchors.bottom: parent.bottom
            width: parent.width
            height: Style.focusWidth
            color: Style.accent
        }
        FocusRing {
            anchors.margins: Style.tiny
            shown: tab.visualFocus
        }
    }

    Tip {
        visible: tab.hovered && tab.hint.length > 0
        text: tab.hint
    }
}
