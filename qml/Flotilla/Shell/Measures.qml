pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Where each pane is, from the window's size. The numbers are those of the drawn screens.
QtObject {
    id: m

    required property real width
    required property real height
    required property real railWish

    readonly property bool compact: width < Style.scaled(1280) || height < Style.scaled(820)
    readonly property int top: Style.scaled(48)
    readonly property int header: Style.scaled(compact ? 40 : 48)
    readonly property int tools: Style.scaled(compact ? 56 : 80)
    readonly property int clients: Style.scaled(compact ? 36 : 44)
    readonly property int time: Style.scaled(compact ? 110 : 124)
    readonly property int rail: Math.min(Style.scaled(420), Math.max(Style.scaled(320), railWish))
    readonly property int main: compact ? width : width - rail

    readonly property int logBase: Style.scaled(compact ? 186 : 232)
    readonly property int stageBase: Style.scaled(compact ? 280 : 404)
    readonly property int rest: height - top - header - clients - time
    readonly property int extra: rest - logBase - stageBase
    readonly property int log: Math.max(Style.scaled(96), logBase + Math.round(0.3 * extra))
    readonly property int stage: rest - log
    // The inspector is as tall as what it shows, within bounds; the narration has the rest.
    property int inspectorWish: 0
    readonly property int inspectorMost: Math.min(Style.scaled(600), (height - top - time) * 0.66)
    readonly property int least: Style.scaled(240)
    readonly property int inspector: Math.max(least, Math.min(inspectorMost, inspectorWish))
}
