pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Canvas

// The painted clients as items that assistive tools find: where they are, and how far their calls
// have come.
Item {
    id: clients

    required property StageItem stage

    Repeater {
        model: clients.stage.clientCount

        Item {
            id: client

            required property int index
            property string words: ""

            function follow(): void {
                const box = clients.stage.boxOfClient(client.index);
                client.x = box.x;
                client.y = box.y;
                client.width = box.width;
                client.height = box.height;
                client.words = clients.stage.describeClient(client.index);
            }

            Component.onCompleted: client.follow()
            Accessible.role: Accessible.StaticText
            Accessible.name: words.length > 0 ? qsTr("Client %1").arg(words) : ""

            Connections {
                target: clients.stage

                function onRedrawn(): void {
                    client.follow();
                }
            }
        }
    }
}
