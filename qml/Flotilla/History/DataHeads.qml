pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// The columns' heads: each server, and how far it has applied the log.
Row {
    id: row

    required property RowModel heads
    required property int column
    required property int hovered
    required property int chosen

    signal serverPicked(int server)
    signal serverHovered(int server)

    height: Style.scaled(48)

    Repeater {
        model: row.heads

        Rectangle {
            id: head

            required property int server
            required property string title
            required property string applied
            required property string lag
            required property bool running

            width: row.column
            height: row.height
            radius: Style.radiusChip
            color: head.server === row.hovered ? Style.bg2 : Style.clear
            Accessible.role: Accessible.ColumnHeader
            Accessible.name: qsTr("%1, %2 %3").arg(head.title).arg(head.applied).arg(head.lag)

            Label {
                x: Style.tiny
                y: 2
                text: head.title
                font.weight: Font.Bold
                color: head.server === row.chosen ? Style.accent : Style.text1
                Accessible.ignored: true
            }
            Label {
                x: Style.tiny
                y: Style.scaled(18)
                width: parent.width - Style.tiny
                text: head.applied
                font.pixelSize: Style.micro
                color: Style.text2
                Accessible.ignored: true
            }
            Label {
                x: Style.tiny
                y: Style.scaled(32)
                width: parent.width - Style.tiny
                text: head.lag
                font.pixelSize: Style.micro
                font.weight: Font.DemiBold
                color: Style.text1
                Accessible.ignored: true
            }
            HoverHandler {
                onHoveredChanged: row.serverHovered(hovered ? head.server : 0)
            }
            TapHandler {
                onTapped: row.serverPicked(head.server)
            }
        }
    }
}
