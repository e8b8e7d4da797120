pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Each replica's map side by side: a row for each key, a column for each server.
Item {
    id: table

    required property DataView replicas
    property string chosenKey
    property int hoveredServer: 0
    property int chosenServer: 0

    readonly property int columns: replicas.heads.count
    readonly property int least: Style.scaled(56)
    // Keys have what the columns can spare.
    readonly property real spare: width - columns * least - Style.gap
    readonly property int first: Math.max(Style.scaled(72), Math.min(width / 3, spare))
    property DataRow cutRow: null
    readonly property real share: (width - first - Style.gap) / Math.max(1, columns)
    readonly property int column: Math.max(least, share)

    signal keyPicked(string key)
    signal serverPicked(int server)
    signal serverHovered(int server)

    function say(row: DataRow): void {
        if (row.cut.length > 0)
            table.cutRow = row;
        else if (table.cutRow === row)
            table.cutRow = null;
    }

    Label {
        id: summary

        x: Style.pad
        width: parent.width - 2 * Style.pad
        height: text.length > 0 ? Style.row : 0
        text: table.replicas.summary
        font.pixelSize: Style.small
        font.weight: table.replicas.same ? Font.Normal : Font.DemiBold
        color: table.replicas.same ? Style.text2 : Style.text1
        elide: Text.ElideRight

        readonly property string hint: text
    }
    Flickable {
        y: summary.height
        width: parent.width
        height: parent.height - y
        contentWidth: Math.max(width, table.first + table.columns * table.column + Style.gap)
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        clip: true

        DataHeads {
            id: heads

            x: table.first
            heads: table.replicas.heads
            column: table.column
            hovered: table.hoveredServer
            chosen: table.chosenServer
            onServerPicked: server => table.serverPicked(server)
            onServerHovered: server => table.serverHovered(server)
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
            height: table.height - summary.height - y
            clip: true
            activeFocusOnTab: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            model: table.replicas
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Keys of every replica: Enter lights a key's operations")
            Keys.onReturnPressed: table.keyPicked((currentItem as DataRow)?.key ?? "")
            delegate: DataRow {
                required property int index

                width: ListView.view.width
                first: table.first
                column: table.column
                chosen: table.chosenKey === key
                current: list.activeFocus && list.currentIndex === index
                hoveredServer: table.hoveredServer
                onCutChanged: table.say(this)
                onPicked: {
                    list.currentIndex = index;
                    table.keyPicked(key);
                }
            }

            FocusRing {
                anchors.margins: 0
                shown: list.activeFocus
            }
            Tip {
                parent: table.cutRow ?? list
                visible: table.cutRow !== null
                text: table.cutRow?.cut ?? ""
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
