pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What the replicas hold: their maps side by side; where there are leases or watches, these as
// well, each in its turn.
Item {
    id: pane

    objectName: "dataPane"
    required property DataView replicas
    property string chosenKey
    property int hoveredServer: 0
    property int chosenServer: 0
    /// 0 keys, 1 leases, 2 watches.
    property int part: 0

    readonly property LeaseList held: replicas.leases

    /// about: a lease or a key; client: whose it is, 0: anybody's.
    signal actAsked(string act, string about, int client)
    signal keyPicked(string key)
    signal serverPicked(int server)
    signal serverHovered(int server)

    function pick(list: ServerRows, row: int, server: int): void {
        list.currentIndex = row;
        pane.serverPicked(server);
    }

    Flickable {
        id: bar

        x: Style.pad
        y: Style.tiny
        width: parent.width - 2 * x
        height: parts.height + 2 * Style.tiny
        contentWidth: parts.width
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        clip: true

        Segmented {
            id: parts

            width: implicitWidth
            height: implicitHeight
            options: [qsTr("Keys"), qsTr("Leases"), qsTr("Watches")]
            notes: ["", pane.held.leaseCount, pane.held.watchCount]
            current: pane.part
            Accessible.name: qsTr("What is shown of the replicas")
            onPicked: part => pane.part = part
        }
    }
    DataTable {
        visible: pane.part === 0
        y: bar.y + bar.height
        width: parent.width
        height: parent.height - y
        replicas: pane.replicas
        chosenKey: pane.chosenKey
        hoveredServer: pane.hoveredServer
        chosenServer: pane.chosenServer
        onKeyPicked: key => pane.keyPicked(key)
        onServerPicked: server => pane.serverPicked(server)
        onServerHovered: server => pane.serverHovered(server)
    }
    DataActs {
        id: doings

        readonly property WatchRow watch: watches.currentItem as WatchRow

        visible: pane.part > 0
        ofLeases: pane.part === 1
        y: bar.y + bar.height
        width: parent.width
        lease: (leases.currentItem as LeaseRow)?.lease ?? ""
        title: (leases.currentItem as LeaseRow)?.title ?? ""
        watcher: watch && watch.cancelling.length > 0 ? watch.client : 0
        keys: watch?.keys ?? ""
        onAsked: (act, about) => pane.actAsked(act, about, 0)
        onCancelled: pane.actAsked(doings.watch.cancelling, doings.watch.first, doings.watcher)
    }
    ServerRows {
        id: leases

        visible: pane.part === 1
        y: doings.y + doings.height
        width: parent.width
        height: parent.height - y
        model: pane.held.leases
        onPicked: (leases.currentItem as LeaseRow)?.pressed()
        said: qsTr("Leases that every server knows of: Enter selects its server")
        more: pane.held.moreLeases
        none: qsTr("No leases. The leader alone counts their time and ends them.")
        delegate: LeaseRow {
            required property int index

            width: ListView.view?.width ?? 0
            current: leases.currentIndex === index
            onPressed: pane.pick(leases, index, server)
        }
    }
    ServerRows {
        id: watches

        visible: pane.part === 2
        y: doings.y + doings.height
        width: parent.width
        height: parent.height - y
        model: pane.held.watches
        onPicked: (watches.currentItem as WatchRow)?.pressed()
        said: qsTr("Watches that every server serves: Enter selects its server")
        more: pane.held.moreWatches
        none: qsTr("Nobody watches.")
        delegate: WatchRow {
            required property int index

            width: ListView.view?.width ?? 0
            current: watches.currentIndex === index
            onPressed: pane.pick(watches, index, server)
        }
    }
}
