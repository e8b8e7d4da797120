pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Canvas

// The painted clients as items that assistive tools find: where they are, how far their calls have
// come, a press.
Item {
    id: clients

    required property StageItem stage
    // Of the call that is selected, after another sentence.
    readonly property string said: chosen.length > 0 ? ". " + chosen : ""
    property string chosen: ""

    signal pressed(int call)

    function choose(): void {
        let words = "";
        for (let place = 0; place < clients.stage.clientCount; ++place) {
            const call = clients.stage.callOfClient(place);
            if (call > 0 && call === clients.stage.selectedCall)
                words = clients.stage.describeClient(place);
        }
        clients.chosen = words;
    }

    Connections {
        target: clients.stage

        function onRedrawn(): void {
            clients.choose();
        }
    }
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
            Accessible.role: Accessible.Button
            Accessible.onPressAction: clients.pressed(clients.stage.callOfClient(client.index))
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
