pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// One size of cluster.
Rectangle {
    id: row

    required property int servers
    required property int quorum
    required property int tolerated
    required property int noGain
    required property string keeps
    required property string percent
    required property list<real> slices
    required property real nines
    required property string ninesText
    required property string yearly
    required property real p50
    required property real p99
    required property string p50Text
    required property string p99Text
    required property list<real> bins
    required property real writes
    required property string proof
    required property list<bool> proven

    required property TableColumns at
    required property Table table
    required property Staging staging
    // Of the square that has the keyboard; -1: another row's.
    required property int focusedDown

    signal picked(int down)

    readonly property bool even: noGain > 0
    readonly property color ink: even ? Style.text2 : Style.text1
    readonly property real line: Style.scaled(16)

    height: Style.scaled(servers > 9 ? 40 : 46)
    color: even ? Style.bg2 : Style.bg1
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("Size %1: quorum %2, tolerates %3; %4 patterns keep a quorum, %5").arg(servers).arg(quorum).arg(tolerated).arg(keeps).arg(percent)
    Accessible.description: ninesText + ", " + yearly + (proof.length > 0 ? ", " + proof : "")

    Mono {
        x: row.at.servers
        height: parent.height
        text: String(row.servers)
        font.pixelSize: Style.clock
        font.weight: Font.Bold
        color: row.ink
        Accessible.ignored: true
    }
    Mono {
        x: row.at.quorum
        height: parent.height
        text: String(row.quorum)
        font.pixelSize: Style.lead
        color: row.ink
        Accessible.ignored: true
    }
    Mono {
        x: row.at.tolerated
        y: row.even ? 2 : 0
        height: row.even ? parent.height / 2 : parent.height
        text: String(row.tolerated)
        font.pixelSize: Style.lead
        font.weight: Font.DemiBold
        color: row.ink
        Accessible.ignored: true
    }
    Label {
        visible: row.even
        x: row.at.tolerated
        y: parent.height - height - 4
        text: qsTr("no gain over %1").arg(row.noGain)
        font.pixelSize: Style.micro
        color: Style.text2
    }
    Repeater {
        model: row.servers + 1

        TableCell {
            required property int index

            x: row.at.cells + index * row.at.pitch
            y: Math.round((row.height - height) / 2)
            width: row.at.square
            height: width
            works: index <= row.tolerated
            proven: row.proven[index] ?? false
            faint: row.even
            words: row.table.claim(row.servers, index) + (proven ? "" : "")
            current: row.staging.servers === row.servers && row.staging.down === index
            focused: row.focusedDown === index
            onPicked: row.picked(index)
        }
    }
    PatternBar {
        x: row.at.patterns
        y: Style.gap
        width: row.at.patternsWide
        height: Style.scaled(12)
        slices: row.slices
        tolerated: row.tolerated
        faint: row.even
    }
    Pair {
        x: row.at.patterns
        y: parent.height - height - 3
        width: row.at.patternsWide
        near: row.at.tight && row.servers > 3 ? "" : row.keeps
        far: row.percent
    }
    NinesBar {
        x: row.at.nines
        y: Style.gap
        width: row.at.ninesWide
        height: Style.scaled(12)
        nines: row.nines
        faint: row.even
    }
    Pair {
        x: row.at.nines
        y: parent.height - height - 3
        width: row.at.ninesWide
        near: row.ninesText
    }
    TimesBar {
        x: row.at.times
        y: 3
        width: row.at.timesWide
        height: parent.height - Style.scaled(21)
        bins: row.bins
        p50: row.p50
        p99: row.p99
        axisMs: row.table.axisMs
    }
    Pair {
        x: row.at.times
        y: parent.height - height - 3
        width: row.at.timesWide
        near: row.writes > 0 ? qsTr("p50 %1").arg(row.p50Text) : ""
        far: row.writes > 0 ? qsTr("p99 %1").arg(row.p99Text) : ""
    }
}
