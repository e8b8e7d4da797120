pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// A key of the talk and what it does; it can be pressed, too.
T.AbstractButton {
    id: hint

    required property string key
    required property real unit
    readonly property color ink: enabled ? Style.text1 : Style.text3

    implicitHeight: Math.round(48 * unit)
    implicitWidth: face.implicitWidth
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("Key: %1").arg(key)
    Accessible.onPressAction: hint.clicked()
    Keys.onReturnPressed: hint.clicked()
    Keys.onEnterPressed: hint.clicked()

    background: Item {
        FocusRing {
            shown: hint.visualFocus
        }
    }
    contentItem: face

    readonly property Row face: Row {
        spacing: Math.round(12 * hint.unit)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(height, letters.implicitWidth + Math.round(20 * hint.unit))
            height: Math.round(36 * hint.unit)
            radius: Math.round(6 * hint.unit)
            color: hint.hovered && hint.enabled ? Style.bg3 : Style.clear
            border.width: Math.max(1, Math.round(2 * hint.unit))
            border.color: Style.ctl

            Mono {
                id: letters

                anchors.centerIn: parent
                text: hint.key
                font.pixelSize: Math.round(22 * hint.unit)
                font.weight: Font.Medium
                color: hint.ink
                Accessible.ignored: true
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: hint.text
            font.pixelSize: Math.round(24 * hint.unit)
            color: hint.ink
            Accessible.ignored: true
        }
    }
}
