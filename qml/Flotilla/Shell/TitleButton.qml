pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// The run's title; opens the menu of scenarios.
T.Button {
    id: button

    implicitHeight: Style.control
    implicitWidth: Math.ceil(words.implicitWidth) + 1 + Style.pad + Style.tiny + 2 * Style.gap
    focusPolicy: Qt.TabFocus
    Accessible.name: qsTr("Scenario: %1").arg(text)
    Accessible.role: Accessible.ButtonMenu
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onDownPressed: button.clicked()

    background: Rectangle {
        radius: Style.radius
        color: button.hovered || button.down ? Style.bg3 : Style.clear

        FocusRing {
            shown: button.visualFocus
        }
    }
    contentItem: face

    // The whole title where the button shows only its beginning.
    readonly property string hint: words.truncated ? text : ""

    Tip {
        visible: button.hovered && button.hint.length > 0
        text: button.hint
    }

    readonly property Item face: Item {
        Label {
            id: words

            x: Style.gap
            width: Math.min(implicitWidth, parent.width - Style.pad - Style.tiny - 2 * Style.gap)
            height: parent.height
            text: button.text
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Icon {
            anchors.left: words.right
            anchors.leftMargin: Style.tiny
            anchors.verticalCenter: parent.verticalCenter
            width: Style.pad
            height: Style.pad
            name: "chevron"
            color: Style.text2
        }
    }
}
