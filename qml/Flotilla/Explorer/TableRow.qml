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
    // Of what is counted; what is measured may stand below it.
    readonly property real line: at.stacked ? at.line : height

    height: at.tall(servers)
    color: even ? Style.bg2 : Style.bg1
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("Size %1: quorum %2, tolerates %3; %4 patterns keep a quorum, %5").arg(servers).arg(quorum).arg(tolerated).arg(keeps).arg(percent)
    Accessible.description: ninesText + ", " + yearly + (proof.length > 0 ? ", " + proof : "")

    Mono {
        x: row.at.servers
        height: row.line
        text: String(row.servers)
        font.pixelSize: Style.clock
        font.weight: Font.Bold
        color: row.ink
        Accessible.ignored: true
    }
    Mono {
        x: row.at.quorum
        height: row.line
        text: String(row.quorum)
        font.pixelSize: Style.lead
        color: row.ink
        Accessible.ignored: true
    }
    Mono {
        x: row.at.tolerated
        y: row.even ? 2 : 0
        height: row.even ? row.line / 2 : row.line
        text: String(row.tolerated)
        font.pixelSize: Style.lead
        font.weight: Font.DemiBold
        color: row.ink
        Accessible.ignored: true
    }
    Label {
        visible: row.even
        x: row.at.tolerated
        y: row.line - height - 4
        text: qsTr("no gain over %1").arg(row.noGain)
        font.pixelSize: Style.micro
        color: Style.text2
    }
    Repeater {
        model: row.servers + 1

        TableCell {
            required property int index

            x: row.at.cells + index * row.at.pitch
            y: Math.round((row.line - height) / 2)
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
    TableMeasures {
        y: row.at.line
        width: parent.width
        height: parent.height - y
        at: row.at
        servers: row.servers
        tolerated: row.tolerated
        even: row.even
        keeps: row.keeps
        percent: row.percent
        slices: row.slices
        nines: row.nines
        ninesText: row.ninesText
        p50: row.p50
        p99: row.p99
        p50Text: row.p50Text
        p99Text: row.p99Text
        bins: row.bins
        axisMs: row.table.axisMs
    }
}
