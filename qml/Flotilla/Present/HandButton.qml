pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// A hand more, or one less.
T.AbstractButton {
    id: button

    required property string iconName
    required property real unit

    implicitWidth: Math.round(44 * unit)
    implicitHeight: implicitWidth
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    background: Rectangle {
        radius: Math.round(8 * button.unit)
        color: button.hovered || button.down ? Style.bg3 : Style.clear
        border.width: Math.max(1, Math.round(2 * button.unit))
        border.color: Style.ctl

        FocusRing {
            shown: button.visualFocus
        }
    }
    contentItem: face

    readonly property Item face: Item {
        Icon {
            anchors.centerIn: parent
            width: Math.round(28 * button.unit)
            height: width
            name: button.iconName
            color: Style.text1
        }
    }
}
