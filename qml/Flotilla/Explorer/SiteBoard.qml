pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Zones and racks as columns, and the servers that stand in them.
Flickable {
    id: board

    required property SiteStudy study
    readonly property real least: Style.scaled(116)
    readonly property real most: Style.scaled(200)
    readonly property real column: Math.max(least, Math.min(most, width / study.placeCount))
    readonly property real brow: Style.scaled(44)
    readonly property real pitch: Style.control + Style.gap

    contentWidth: column * study.placeCount
    contentHeight: brow + Math.max(3, study.tallest) * pitch + Style.gap
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentWidth > width || contentHeight > height
    clip: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Where the servers stand")

    Repeater {
        model: board.study.places

        Rectangle {
            id: place

            required property int index
            required property string name
            required property bool rack
            required property string words

            x: index * board.column + Style.tiny
            y: Style.tiny
            width: board.column - Style.gap
            height: board.contentHeight - Style.gap
            radius: Style.radius
            color: Style.bg1
            border.width: Style.hairline
            border.color: Style.line
            Accessible.role: Accessible.Grouping
            Accessible.name: place.words

            Row {
                x: Style.gap
                y: Style.tiny
                spacing: Style.tiny

                AppButton {
                    small: true
                    text: place.name
                    hint: place.rack ? qsTr("A rack: make it a zone") : qsTr("A zone: make it a rack")
                    onClicked: board.study.toggleRack(place.index)
                }
                AppButton {
                    small: true
                    look: AppButton.Ghost
                    iconName: "plus"
                    hint: qsTr("One server more in %1").arg(place.name)
                    onClicked: board.study.addServer(place.index)
                }
            }
        }
    }
    Repeater {
        model: board.study.servers

        ServerChip {
            x: place * board.column + (board.column - width) / 2
            y: board.brow + slot * board.pitch
            onMoved: to => board.study.move(server, to)
            onDropped: at => board.study.move(server, Math.floor(at.x / board.column))
            onLearnerAsked: board.study.toggleLearner(server)
        }
    }
}
