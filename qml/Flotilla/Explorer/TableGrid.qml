pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning

// The rows. The arrows go from square to square, Return stages one.
FocusScope {
    id: grid

    required property Table table
    required property Staging staging
    required property TableColumns at
    readonly property alias board: board
    property int size: 3
    property int down: 1

    // The square that has the keyboard: from `top` to `bottom`.
    signal reached(real top, real bottom)

    function tell(): void {
        const row = rows.itemAt(grid.size - 1);
        if (row !== null)
            grid.reached(row.y, row.y + row.height);
    }
    function go(size: int, down: int): void {
        grid.size = Math.max(1, Math.min(15, size));
        grid.down = Math.max(0, Math.min(grid.size, down));
        grid.tell();
    }
    function pick(size: int, down: int): void {
        board.forceActiveFocus();
        grid.go(size, down);
        grid.staging.stage(size, down);
    }

    implicitHeight: list.height

    Column {
        id: list

        width: parent.width

        Repeater {
            id: rows

            model: grid.table.rows

            TableRow {
                width: list.width
                at: grid.at
                table: grid.table
                staging: grid.staging
                focusedDown: board.activeFocus && grid.size === servers ? grid.down : -1
                onPicked: down => grid.pick(servers, down)
            }
        }
    }
    Item {
        id: board

        focus: true
        activeFocusOnTab: true
        anchors.fill: parent
        onActiveFocusChanged: if (activeFocus)
            grid.tell()
        Accessible.role: Accessible.Table
        Accessible.focusable: true
        Accessible.name: qsTr("Fault table: arrows go from square to square, Return stages one")
        Accessible.description: grid.table.claim(grid.size, grid.down)
        Keys.onLeftPressed: grid.go(grid.size, grid.down - 1)
        Keys.onRightPressed: grid.go(grid.size, grid.down + 1)
        Keys.onUpPressed: grid.go(grid.size - 1, grid.down)
        Keys.onDownPressed: grid.go(grid.size + 1, grid.down)
        Keys.onReturnPressed: grid.pick(grid.size, grid.down)
        Keys.onEnterPressed: grid.pick(grid.size, grid.down)
        Keys.onSpacePressed: grid.pick(grid.size, grid.down)
    }
}
