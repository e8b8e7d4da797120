pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One answer of a prediction, with the key that picks it. Afterwards it says whether it was right.
T.AbstractButton {
    id: choice

    required property int number
    property bool picked: false
    property bool decided: false
    property bool isRight: false
    readonly property int told: outcome.visible ? outcome.implicitHeight + Style.tiny : 0
    readonly property bool lit: hovered && enabled
    readonly property color edge: picked ? Style.accent : Style.ctl
    readonly property string verdict: !decided ? "" : isRight ? qsTr("This is what the run did.") : picked ? qsTr("The run decided otherwise.") : ""

    implicitHeight: Math.max(Style.scaled(44), words.implicitHeight + told + 2 * Style.wide)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: qsTr("Answer %1: %2").arg(number).arg(text)
    Accessible.description: verdict
    Accessible.checkable: true
    Accessible.checked: picked
    Accessible.onPressAction: choice.clicked()

    background: Rectangle {
        radius: Style.radius
        color: choice.picked ? Style.accentSoft : choice.lit ? Style.bg3 : Style.clear
        border.width: choice.picked ? Style.focusWidth : Style.hairline
        border.color: choice.edge

        FocusRing {
            shown: choice.activeFocus
        }
    }
    contentItem: face

    readonly property Item face: Item {
        Rectangle {
            id: ring

            x: Style.wide
            anchors.verticalCenter: words.verticalCenter
            width: Style.icon
            height: width
            radius: width / 2
            color: Style.clear
            border.width: Style.focusWidth
            border.color: choice.edge

            Rectangle {
                anchors.centerIn: parent
                visible: choice.picked
                width: parent.width / 2
                height: width
                radius: width / 2
                color: Style.accent
            }
        }
        Label {
            id: words

            anchors.left: ring.right
            anchors.leftMargin: Style.wide
            anchors.right: cap.left
            anchors.rightMargin: Style.gap
            y: Style.wide
            text: choice.text.replace(/ = /g, "\u00a0=\u00a0")
            font.weight: choice.picked ? Font.DemiBold : Font.Medium
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        KeyCap {
            id: cap

            anchors.right: parent.right
            anchors.rightMargin: Style.wide
            anchors.verticalCenter: words.verticalCenter
            visible: !choice.decided
            key: String(choice.number)
        }
        Label {
            id: outcome

            anchors.left: words.left
            anchors.right: parent.right
            anchors.rightMargin: Style.gap
            anchors.top: words.bottom
            visible: text.length > 0
            text: choice.verdict
            font.pixelSize: Style.small
            color: choice.isRight ? Style.text1 : Style.text2
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
