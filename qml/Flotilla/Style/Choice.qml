import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One choice of a Segmented trough. `note` is said more quietly after the words.
T.AbstractButton {
    id: choice

    property string note: ""
    property string hint: ""
    property bool chosen: false
    property bool running: false
    property bool strong: false

    readonly property color inkOn: chosen || strong ? Style.text1 : Style.text2

    implicitHeight: Style.chipHeight - 2
    implicitWidth: row.implicitWidth + 2 * (Style.gap + 2)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: note.length > 0 ? text + " " + note : text
    Accessible.description: hint
    Accessible.checkable: true
    Accessible.checked: chosen || running
    Accessible.onPressAction: choice.clicked()
    Keys.onReturnPressed: choice.clicked()
    Keys.onEnterPressed: choice.clicked()

    contentItem: face

    readonly property Item face: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Style.tiny

            Label {
                text: choice.text
                font.pixelSize: Style.small
                font.weight: choice.chosen ? Font.DemiBold : Font.Medium
                color: choice.enabled ? choice.inkOn : Style.text3
                Accessible.ignored: true
            }
            Label {
                visible: text.length > 0
                text: choice.note
                font.pixelSize: Style.small
                color: choice.chosen ? Style.text1 : Style.text2
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Style.radiusChip
        color: choice.chosen || (choice.hovered && choice.enabled) ? Style.bg3 : Style.clear
        border.width: choice.chosen || choice.down ? Style.hairline : 0
        border.color: Style.ctl

        Rectangle {
            visible: choice.running
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Style.tiny
            anchors.bottomMargin: -Style.hairline
            height: Style.focusWidth
            radius: Style.hairline
            color: Style.accent
        }
        FocusRing {
            around: Style.radiusChip
            shown: choice.visualFocus
        }
    }

    HoverHandler {
        cursorShape: choice.enabled ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
    Tip {
        visible: choice.hovered && choice.hint.length > 0
        text: choice.hint
    }
}
