import QtQuick
import Flotilla.Style
import QtQuick.Templates as T

// One line of a menu. Up and Down go through the tab chain of the menu.
T.AbstractButton {
    id: row

    property string note: ""
    property string iconName: ""

    readonly property real need: words.implicitWidth + key.implicitWidth + Style.scaled(60)

    implicitHeight: Style.control
    implicitWidth: Math.max(Style.scaled(240), need)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.description: note
    Accessible.onPressAction: row.clicked()
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    background: Rectangle {
        radius: Style.radiusChip
        color: row.hovered || row.visualFocus ? Style.bg3 : Style.clear

        FocusRing {
            around: Style.radiusChip
            anchors.margins: 0
            shown: row.visualFocus
        }
    }
    contentItem: face

    readonly property Item face: Item {
        Icon {
            id: glyph

            x: Style.gap
            anchors.verticalCenter: parent.verticalCenter
            width: row.iconName.length > 0 ? Style.icon : 0
            height: Style.icon
            name: row.iconName
            color: row.enabled ? Style.text2 : Style.text3
        }
        Label {
            id: words

            anchors.left: glyph.right
            anchors.leftMargin: row.iconName.length > 0 ? Style.gap : 0
            anchors.verticalCenter: parent.verticalCenter
            text: row.text
            color: row.enabled ? Style.text1 : Style.text3
            Accessible.ignored: true
        }
        Mono {
            id: key

            anchors.right: parent.right
            anchors.rightMargin: Style.gap
            anchors.verticalCenter: parent.verticalCenter
            text: row.note
            font.pixelSize: Style.micro
            color: Style.text3
            Accessible.ignored: true
        }
    }
}
