import QtQuick
import Flotilla.Style
import QtQuick.Templates as T

// A button: words, an icon, or both. `hint` is its tooltip, with the key in it.
T.Button {
    id: button

    // It was pressed since the pointer came: the hint has nothing more to say, and would stand over
    // what opened.
    property bool done: false

    onClicked: button.done = true
    onHoveredChanged: button.done = false

    enum Look {
        Plain,
        Primary,
        Ghost
    }

    property int look: AppButton.Plain
    property string iconName: ""
    property string hint: ""
    property bool small: false
    readonly property bool primary: look === AppButton.Primary
    readonly property bool filled: primary && enabled
    readonly property bool lit: enabled && (hovered || down)
    readonly property color inkOn: primary ? Style.accentInk : Style.text1
    readonly property color primaryAtRest: hovered ? Style.accentHover : Style.accent
    readonly property color ink: enabled ? inkOn : Style.text3
    readonly property int side: small ? Style.gap + 2 : Style.wide

    function ground(): color {
        if (button.filled)
            return button.down ? Style.accentDown : button.primaryAtRest;
        if (button.lit)
            return Style.bg3;
        return button.look === AppButton.Plain && button.enabled ? Style.bg2 : Style.clear;
    }
    function edge(): color {
        if (button.filled)
            return Style.accent;
        if (button.down)
            return Style.ctl;
        return button.look === AppButton.Ghost ? Style.clear : Style.line;
    }

    implicitHeight: small ? Style.chipHeight : Style.control
    implicitWidth: Math.max(implicitHeight, row.implicitWidth + leftPadding + rightPadding)
    leftPadding: text.length === 0 || iconName.length > 0 ? Style.gap - 1 : side
    rightPadding: text.length === 0 ? Style.gap - 1 : side
    font.family: Style.sans
    font.pixelSize: small ? Style.small : Style.body
    font.weight: primary ? Font.DemiBold : Font.Medium
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text.length > 0 ? text : hint
    Accessible.description: hint
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    contentItem: face

    readonly property Item face: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Style.tiny + 2

            Icon {
                visible: button.iconName.length > 0
                width: Style.icon
                height: Style.icon
                anchors.verticalCenter: parent.verticalCenter
                name: button.iconName
                color: button.ink
            }
            Label {
                visible: text.length > 0
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                font: button.font
                color: button.ink
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Style.radius
        color: button.ground()
        border.width: Style.hairline
        border.color: button.edge()

        Behavior on color {
            enabled: !Style.instant

            ColorAnimation {
                duration: Style.hover
            }
        }
        FocusRing {
            shown: button.visualFocus
        }
    }

    HoverHandler {
        cursorShape: button.enabled ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
    Tip {
        visible: button.hovered && button.hint.length > 0 && !button.done
        text: button.hint
    }
}
