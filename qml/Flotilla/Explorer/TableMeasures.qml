import QtQuick
import Flotilla.Style

// What a size keeps, how much of the time it is up, and how long its writes take.
Item {
    id: measures

    required property TableColumns at
    required property int servers
    required property int tolerated
    required property bool even
    required property string keeps
    required property string percent
    required property list<real> slices
    required property real nines
    required property string ninesText
    required property real p50
    required property real p99
    required property string p50Text
    required property string p99Text
    required property list<real> bins
    required property real axisMs
    readonly property bool timed: bins.length > 0

    PatternBar {
        x: measures.at.patterns
        y: Style.gap
        width: measures.at.patternsWide
        height: Style.scaled(12)
        slices: measures.slices
        tolerated: measures.tolerated
        faint: measures.even
    }
    Pair {
        x: measures.at.patterns
        y: parent.height - height - 3
        width: measures.at.patternsWide
        near: width < Style.scaled(150) && measures.servers > 3 ? "" : measures.keeps
        far: measures.percent
    }
    NinesBar {
        x: measures.at.nines
        y: Style.gap
        width: measures.at.ninesWide
        height: Style.scaled(12)
        nines: measures.nines
        faint: measures.even
    }
    Pair {
        x: measures.at.nines
        y: parent.height - height - 3
        width: measures.at.ninesWide
        near: measures.ninesText
    }
    TimesBar {
        x: measures.at.times
        y: 3
        width: measures.at.timesWide
        height: parent.height - Style.scaled(21)
        bins: measures.bins
        p50: measures.p50
        p99: measures.p99
        axisMs: measures.axisMs
    }
    Pair {
        x: measures.at.times
        y: parent.height - height - 3
        width: measures.at.timesWide
        near: measures.timed ? qsTr("p50 %1").arg(measures.p50Text) : ""
        far: measures.timed ? qsTr("p99 %1").arg(measures.p99Text) : ""
    }
}
