import QtQuick
import Flotilla.Style

// Where the table's columns are. The squares take what the others leave; where that is too little,
// what is measured stands on a second line, below what is counted.
QtObject {
    id: at

    required property real width
    // Height that the rows may share.
    property real room: 0

    readonly property bool stacked: width < Style.scaled(678)
    readonly property bool tight: width < Style.scaled(1000)
    readonly property real between: tight && !stacked ? 6 : Style.pad
    readonly property real servers: tight ? Style.wide : Style.padPanel
    readonly property real quorum: servers + Style.scaled(tight ? 38 : 64)
    readonly property real tolerated: quorum + Style.scaled(tight ? 46 : 60)
    readonly property real cells: tolerated + Style.scaled(tight ? 82 : 96)

    // What is left over when all have what they want is shared.
    readonly property real wanted: cells + Style.scaled(16 * 27 + 410) + 4 * between
    readonly property real spare: tight ? 0 : Math.max(0, width - wanted)
    readonly property real below: width - quorum - Style.pad - 2 * between

    readonly property real patternsWide: at.wide(0.37, tight ? 80 : 150, 0.3)
    readonly property real ninesWide: at.wide(0.27, tight ? 66 : 120, 0.2)
    readonly property real timesWide: at.wide(0.36, tight ? 106 : 140, 0.25)
    readonly property real measured: patternsWide + ninesWide + timesWide + 4 * between
    readonly property real others: stacked ? Style.pad : measured
    readonly property real even: (width - cells - others) / 16
    readonly property real pitch: Math.max(Style.scaled(14), Math.min(Style.scaled(36), even))
    readonly property real apart: Math.max(2, Math.round(pitch / 6))
    readonly property real square: Math.min(Style.scaled(26), pitch - apart)
    readonly property real patterns: stacked ? quorum : cells + 16 * pitch + between
    readonly property real nines: patterns + patternsWide + between
    readonly property real times: nines + ninesWide + between

    // Of a row: its first line, and all of it.
    readonly property real line: stacked ? Style.scaled(38) : 0
    // Of a column of what is measured: its share of a second line, or its least and its share of
    // what is left over.
    function wide(share: real, least: int, more: real): real {
        return at.stacked ? share * at.below : Style.scaled(least) + more * at.spare;
    }
    function tall(servers: int): real {
        if (at.stacked)
            return at.line + Style.scaled(38);
        const least = Style.scaled(servers > 9 ? 40 : 46);
        return Math.max(least, Math.min(Style.scaled(60), Math.floor(at.room / 15)));
    }
}
