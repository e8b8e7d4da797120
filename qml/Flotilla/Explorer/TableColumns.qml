import QtQuick
import Flotilla.Style

// Where the table's columns are. The squares take what the others leave.
QtObject {
    id: at

    required property real width

    readonly property bool tight: width < Style.scaled(1000)
    readonly property real between: tight ? 6 : Style.pad
    readonly property real servers: tight ? Style.wide : Style.padPanel
    readonly property real quorum: servers + Style.scaled(tight ? 38 : 64)
    readonly property real tolerated: quorum + Style.scaled(tight ? 46 : 60)
    readonly property real cells: tolerated + Style.scaled(tight ? 82 : 96)
    readonly property real patternsWide: Style.scaled(tight ? 80 : 150)
    readonly property real ninesWide: Style.scaled(tight ? 66 : 120)
    readonly property real timesWide: Style.scaled(tight ? 106 : 140)
    readonly property real others: patternsWide + ninesWide + timesWide + 4 * between
    readonly property real room: (width - cells - others) / 16
    readonly property real pitch: Math.max(Style.scaled(15), Math.min(Style.scaled(27), room))
    readonly property real square: pitch - Math.max(2, Math.round(pitch / 6))
    readonly property real patterns: cells + 16 * pitch + between
    readonly property real nines: patterns + patternsWide + between
    readonly property real times: nines + ninesWide + between
    readonly property real end: times + timesWide + between
}
