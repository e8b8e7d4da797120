pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One tool: icon, key and name. Compact leaves the name to the tooltip.
T.AbstractButton {
    id: tool

    required property string iconName
    required property string key
    property string hint: ""
    property bool armed: false
    property bool compact: false
    property real most: Style.scaled(52)
    // Without room for its name it looks as if compact.
    readonly property bool bare: compact || height < Style.scaled(40)
    readonly property real lift: Math.max(0, (Style.scaled(52) - height) / 2)

    implicitWidth: compact ? Style.scaled(48) : Style.scaled(68)
    implicitHeight: Math.min(most, compact ? Style.scaled(44) : Style.scaled(52))
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: hint
    Accessible.checkable: true
    Accessible.checked: armed
    Accessible.onPressAction: tool.clicked()
    Keys.onReturnPressed: tool.clicked()
    Keys.onEnterPressed: tool.clicked()

    background: Rectangle {
        radius: Style.radius
        color: tool.armed || (tool.hovered && tool.enabled) ? Style.bg3 : Style.clear
        border.width: tool.armed ? Style.hairline : 0
        border.color: Style.ctl

        FocusRing {
            anchors.margins: 0
            shown: tool.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            x: tool.compact ? Style.tiny : Style.wide
            y: tool.bare ? (parent.height - height) / 2 : Style.gap - 1 - tool.lift
            width: Style.iconTool
            height: Style.iconTool
            name: tool.iconName
            color: tool.enabled ? Style.text1 : Style.text3
        }
        KeyCap {
            anchors.right: parent.right
            anchors.rightMargin: tool.compact ? Style.tiny : Style.wide
            y: tool.bare ? (parent.height - height) / 2 : Style.gap + 1 - tool.lift
            key: tool.key
            off: !tool.enabled
        }
        Label {
            visible: !tool.bare
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Style.tiny
            text: tool.text
            font.pixelSize: Style.micro
            font.weight: Font.Medium
            color: tool.enabled ? Style.text1 : Style.text3
            Accessible.ignored: true
        }
    }

    HoverHandler {
        cursorShape: tool.enabled ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
    Tip {
        x: tool.width + Style.gap
        y: (tool.height - height) / 2
        visible: tool.hovered && tool.hint.length > 0
        text: tool.hint
    }
}
