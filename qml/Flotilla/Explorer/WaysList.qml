pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Which servers are down: all ways, or one of each group.
Column {
    id: list

    required property Staging staging

    spacing: Style.gap

    Heading {
        text: list.staging.waysHead
    }
    Flow {
        width: parent.width
        spacing: Style.gap - 2

        Repeater {
            model: list.staging.ways

            WayTile {
                servers: list.staging.servers
                onClicked: list.staging.choose(bits)
            }
        }
    }
    Label {
        text: list.staging.waysFoot
        font.pixelSize: Style.small
        color: Style.text2
    }
}
