pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Each replica's map side by side: a row for each key, a column for each server.
Item {
    id: pane

    required property DataView replicas
    property string chosenKey
    property int hoveredServer: 0
    property int chosenServer: 0

    readonly property int first: Style.scaled(72)
    readonly property int columns: replicas.heads.count
    readonly property int least: Style.scaled(56)
    readonly property real share: (width - first - Style.gap) / Math.max(1, columns)
    readonly property int column: Math.max(least, share)

    signal keyPicked(string key)
    signal serverPicked(int server)
    signal serverHovered(int server)

    Label {
        id: summary

        x: Style.pad
        width: parent.width - 2 * Style.pad
        height: text.length > 0 ? Style.row : 0
        text: pane.replicas.summary
        font.pixelSize: Style.small
        font.weight: pane.replicas.same ? Font.Normal : Font.DemiBold
        color: pane.replicas.same ? Style.text2 : Style.text1
        elide: Text.ElideRight

        readonly property string hint: text
    }
    Flickable {
        y: summary.height
        width: parent.width
        height: parent.height - y
        contentWidth: Math.max(width, pane.first + pane.columns * pane.column + Style.gap)
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        clip: true

        DataHeads {
            id: heads

            x: pane.first
            heads: pane.replicas.heads
            column: pane.column
            hovered: pane.hoveredServer
            chosen: pane.chosenServer
            onServerPicked: server => pane.serverPicked(server)
            onServerHovered: server => pane.serverHovered(server)
        }
        Label {
            x: Style.pad
            y: 2
            text: qsTr("Key\napplied")
            font.pixelSize: Style.micro
            lineHeight: 1.25
            color: Style.text3
        }
        ListView {
            id: list

            y: heads.height
            width: parent.width
            height: pane.height - summary.height - y
            clip: true
            activeFocusOnTab: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            model: pane.replicas
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Keys of every replica: Enter lights a key's operations")
            Keys.onReturnPressed: pane.keyPicked((currentItem as DataRow)?.key ?? "")
            delegate: DataRow {
                required property int index

                width: ListView.view.width
                first: pane.first
                column: pane.column
                chosen: pane.chosenKey === key
                current: list.activeFocus && list.currentIndex === index
                hoveredServer: pane.hoveredServer
                onPicked: {
                    list.currentIndex = index;
                    pane.keyPicked(key);
                }
            }

            FocusRing {
                anchors.margins: 0
                shown: list.activeFocus
            }
        }
    }
    Label {
        visible: list.count === 0
        x: Style.pad
        y: summary.height + heads.height + Style.gap
        width: parent.width - 2 * Style.pad
        text: qsTr("No keys yet. Press W to write.")
        wrapMode: Text.Wrap
        color: Style.text3
    }
}
