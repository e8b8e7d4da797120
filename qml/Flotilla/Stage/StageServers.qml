pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Canvas

// The painted servers as items that assistive tools find: where they are, what they are, a press.
Repeater {
    id: servers

    required property StageItem stage

    signal chosen(int server)

    Item {
        id: server

        required property int serverId
        required property string description
        property point place

        function follow(): void {
            server.place = servers.stage.placeOf(server.serverId);
        }

        width: 2 * servers.stage.radius()
        height: width
        x: place.x - width / 2
        y: place.y - height / 2
        Component.onCompleted: server.follow()
        Accessible.role: Accessible.Button
        Accessible.name: description
        Accessible.selectable: true
        Accessible.selected: servers.stage.selectedServer === serverId
        Accessible.onPressAction: servers.chosen(server.serverId)

        Connections {
            target: servers.stage

            function onRedrawn(): void {
                server.follow();
            }
        }
    }
}
