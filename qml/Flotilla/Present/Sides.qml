pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Stage
import Flotilla.View

// Who can decide: one reading, or one for each side of a cut, in the order in which the sides stand
// on the stage.
Item {
    id: sides

    required property RowModel model
    required property StagePane stage
    required property real unit
    readonly property int count: readings.count
    // Middle of each side on the stage, by row.
    property list<real> middles: []

    function middleOf(servers: list<int>): real {
        let sum = 0;
        for (const server of servers)
            sum += sides.stage.item.placeOf(server).x;
        return sum / Math.max(1, servers.length);
    }
    function look(): void {
        const now = [];
        for (let row = 0; row < readings.count; ++row) {
            const reading = readings.itemAt(row) as Side;
            now.push(reading === null ? 0 : Math.round(sides.middleOf(reading.servers)));
        }
        if (now.join() !== sides.middles.join())
            sides.middles = now;
    }
    // How many sides stand further left.
    function placeOf(row: int): int {
        let before = 0;
        for (let other = 0; other < sides.middles.length; ++other) {
            const apart = sides.middles[other] - sides.middles[row];
            if (apart < 0 || (apart === 0 && other < row))
                ++before;
        }
        return before;
    }

    height: Math.round(160 * unit)

    Repeater {
        id: readings

        model: sides.model
        onCountChanged: sides.look()

        Side {
            id: side

            required property int index

            x: sides.placeOf(index) * sides.width / Math.max(1, sides.count)
            width: sides.width / Math.max(1, sides.count) - 24 * sides.unit
            unit: sides.unit
            onServersChanged: sides.look()
        }
    }
    Connections {
        target: sides.stage.item

        function onRedrawn(): void {
            if (sides.count > 1)
                sides.look();
        }
    }
}
