pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// The rows, scrolled. The arrows go from square to square, Return stages one.
FocusScope {
    id: grid

    required property Table table
    required property Staging staging
    property int size: 3
    property int down: 1

    function go(size: int, down: int): void {
        grid.size = Math.max(1, Math.min(15, size));
        grid.down = Math.max(0, Math.min(grid.size, down));
        const row = rows.itemAt(grid.size - 1);
        if (row === null)
            return;
        const least = row.y + row.height - flick.height;
        flick.contentY = Math.max(0, Math.min(row.y, Math.max(least, flick.contentY)));
    }
    function pick(size: int, down: int): void {
        board.forceActiveFocus();
        grid.go(size, down);
        grid.staging.stage(size, down);
    }

    Flickable {
        id: sideways

        anchors.fill: parent
        contentWidth: Math.max(width, columns.end)
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        clip: true

        TableHead {
            id: head

            width: sideways.contentWidth
            at: columns
            table: grid.table
        }
        Flickable {
            id: flick

            y: head.height
            width: sideways.contentWidth
            height: sideways.height - y
            contentHeight: list.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: list

                width: parent.width

                Repeater {
                    id: rows

                    model: grid.table.rows

                    TableRow {
                        width: list.width
                        at: columns
                        table: grid.table
                        staging: grid.staging
                        focusedDown: board.activeFocus && grid.size === servers ? grid.down : -1
                        onPicked: down => grid.pick(servers, down)
                    }
                }
            }
        }
    }
    TableColumns {
        id: columns

        width: grid.width
    }
    Item {
        id: board

        focus: true
        activeFocusOnTab: true
        anchors.fill: parent
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
    // There is more above or below.
    Rectangle {
        visible: flick.contentHeight > flick.height
        anchors.right: parent.right
        anchors.rightMargin: 2
        y: flick.y + flick.visibleArea.yPosition * flick.height
        width: Style.tiny
        height: flick.visibleArea.heightRatio * flick.height
        radius: width / 2
        color: Style.ctl
    }
}
