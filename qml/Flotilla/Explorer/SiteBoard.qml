pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Zones as columns, racks in them, and the servers that stand in both.
Item {
    id: board

    required property SitePlan plan
    readonly property real least: Style.scaled(164)
    readonly property int fitting: Math.max(1, Math.floor(width / least))
    readonly property int columns: Math.min(plan.zoneCount + 1, fitting)
    readonly property real column: Math.min(Style.scaled(280), width / columns)
    readonly property int inRow: column >= Style.scaled(228) ? 2 : 1
    readonly property real pitch: Style.control + Style.gap
    // Where what is dragged would come to stand; -1: nowhere.
    property int target: -1
    readonly property real inset: 2 * Style.gap
    readonly property real chip: (column - Style.gap - 2 * inset - (inRow - 1) * Style.gap) / inRow

    function placeAt(at: point): int {
        return board.plan.placeAt(at.x / board.column, at.y / board.pitch);
    }
    function zoneAt(at: point): int {
        return board.plan.zoneAt(at.x / board.column, at.y / board.pitch);
    }
    function fit(): void {
        board.plan.fit(board.columns, board.inRow);
    }

    implicitHeight: plan.tall * pitch
    onColumnsChanged: fit()
    onInRowChanged: fit()
    Component.onCompleted: fit()
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Where the servers stand")

    Repeater {
        model: board.plan.zones

        SiteZone {
            required property int column
            required property real row
            required property real tall

            x: column * board.column + Style.tiny
            y: Math.round(row * board.pitch)
            width: board.column - Style.gap
            height: Math.round(tall * board.pitch)
            plan: board.plan
            aimed: board.target === place
        }
    }
    Repeater {
        model: board.plan.racks

        SiteRack {
            required property int column
            required property real row
            required property real tall

            x: column * board.column + Style.tiny + Style.gap
            y: Math.round(row * board.pitch)
            width: board.column - Style.gap - 2 * Style.gap
            height: Math.round(tall * board.pitch)
            plan: board.plan
            aimed: board.target === place
            onDragged: at => board.target = board.zoneAt(at)
            onDropped: at => {
                board.target = -1;
                board.plan.moveRack(place, board.zoneAt(at));
            }
        }
    }
    Repeater {
        model: board.plan.servers

        ServerChip {
            required property int column
            required property real row
            required property int slot

            x: column * board.column + Style.tiny + board.inset + slot * (width + Style.gap)
            y: Math.round(row * board.pitch)
            width: board.chip
            onStepped: by => board.plan.step(server, by)
            onDragged: at => board.target = board.placeAt(at)
            onDropped: at => {
                board.target = -1;
                board.plan.move(server, board.placeAt(at));
            }
            onLearnerAsked: board.plan.toggleLearner(server)
            onRemoved: board.plan.removeServer(server)
        }
    }
}
