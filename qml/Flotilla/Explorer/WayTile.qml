pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// Which servers are down: filled dots are up, hollow ones down, S1 at the top.
T.AbstractButton {
    id: tile

    required property int bits
    required property int servers
    required property string words
    required property string many
    required property bool chosen
    readonly property real reach: servers > 1 ? 11 * Style.textScale : 0
    readonly property real dot: servers > 9 ? 4 : servers > 6 ? 5 : 7

    implicitWidth: Style.scaled(44)
    implicitHeight: Style.scaled(38)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: many.length > 0 ? words + ", " + many : words
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: tile.clicked()
    Keys.onReturnPressed: tile.clicked()
    Keys.onEnterPressed: tile.clicked()

    background: Rectangle {
        radius: Style.radiusChip
        color: tile.chosen ? Style.accentSoft : tile.hovered ? Style.bg3 : Style.bg1
        border.width: Style.hairline
        border.color: tile.chosen ? Style.accent : Style.line

        FocusRing {
            around: Style.radiusChip
            shown: tile.visualFocus
        }
    }
    contentItem: face

    readonly property Item face: Item {
        id: dots

        Repeater {
            model: tile.servers

            Rectangle {
                required property int index

                readonly property real turn: 2 * Math.PI * index / tile.servers
                readonly property bool down: (tile.bits >> index) % 2 === 1

                x: dots.width / 2 + tile.reach * Math.sin(turn) - width / 2
                y: dots.height / 2 - tile.reach * Math.cos(turn) - height / 2
                width: tile.dot * Style.textScale
                height: width
                radius: width / 2
                color: down ? Style.clear : Style.text1
                border.width: down ? Style.hairline : 0
                border.color: Style.text2
            }
        }
    }

    Tip {
        visible: tile.hovered
        text: tile.many.length > 0 ? tile.words + ", " + tile.many : tile.words
    }
}
