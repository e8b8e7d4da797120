pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One line of the comparison. "here | there" stands only where the two are not the same.
Item {
    id: line

    required property list<string> cells
    property bool heads: false
    property bool strong: false
    readonly property list<real> shares: [0, 0.09, 0.33, 0.43, 0.55, 0.66, 1]

    implicitHeight: Math.max(Style.row, words.implicitHeight)
    Accessible.role: Accessible.Row
    readonly property string now: cells[0] + ", " + cells[1] + ", " + cells[2]
    Accessible.name: now + ", " + cells[3] + ", " + cells[4] + ", " + cells[5]

    Rectangle {
        anchors.fill: parent
        visible: line.strong
        radius: Style.radiusChip
        color: Style.bg3
    }
    Repeater {
        model: 5

        Label {
            required property int index

            x: Style.tiny + line.width * line.shares[index]
            width: line.width * (line.shares[index + 1] - line.shares[index]) - Style.tiny
            height: line.height
            text: line.cells[index]
            elide: Text.ElideRight
            font.pixelSize: Style.small
            font.weight: line.heads || line.strong ? Font.DemiBold : Font.Normal
            color: line.heads ? Style.text2 : Style.text1
            Accessible.ignored: true
        }
    }
    Label {
        id: words

        x: Style.tiny + line.width * line.shares[5]
        width: line.width - x - Style.tiny
        anchors.verticalCenter: parent.verticalCenter
        text: line.cells[5]
        wrapMode: Text.Wrap
        font.pixelSize: Style.small
        font.weight: line.heads ? Font.DemiBold : Font.Normal
        color: line.heads ? Style.text2 : Style.text1
        Accessible.ignored: true
    }
}
