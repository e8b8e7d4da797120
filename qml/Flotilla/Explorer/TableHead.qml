pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// What the columns are.
Rectangle {
    id: head

    required property TableColumns at
    required property Table table
    readonly property list<real> before: [at.servers, at.quorum, at.tolerated, at.cells]
    readonly property list<real> places: [...before, at.patterns, at.nines, at.times]
    readonly property string down: qsTr("Servers down: still a quorum?")
    readonly property list<string> briefs: [qsTr("Size"), qsTr("Needs"), qsTr("May fail"), down]
    readonly property list<string> brief: [qsTr("Patterns"), qsTr("Is up"), qsTr("Write, ms")]
    readonly property list<string> names: [qsTr("Servers"), qsTr("Quorum"), qsTr("Tolerates"), down]
    readonly property string patterns: qsTr("All up/down patterns")
    readonly property string times: qsTr("Write latency, ms")
    readonly property list<string> full: [...names, patterns, qsTr("Cluster is up"), times]
    readonly property list<string> words: at.tight ? [...briefs, ...brief] : full

    color: Style.bg1
    implicitHeight: Style.scaled(at.stacked ? 60 : 40)

    Repeater {
        model: head.words

        Heading {
            required property string modelData
            required property int index

            x: head.places[index]
            y: head.at.stacked && index > 3 ? Style.scaled(40) : Style.tiny
            text: modelData
        }
    }
    Repeater {
        model: 16

        Mono {
            required property int index

            // Where squares are small, every second one has its number.
            visible: index % 2 === 0 || head.at.pitch >= Style.scaled(18)
            x: head.at.cells + index * head.at.pitch + head.at.square / 2 - width / 2
            y: Style.scaled(22)
            text: String(index)
            font.pixelSize: Style.micro
            color: Style.text3
            Accessible.ignored: true
        }
    }
    Repeater {
        model: ["0 %", "50", "100"]

        Mono {
            required property string modelData
            required property int index

            visible: !head.at.stacked && (!head.at.tight || index !== 1)
            x: head.at.patterns + index / 2 * (head.at.patternsWide - width)
            y: Style.scaled(22)
            text: modelData
            font.pixelSize: Style.micro
            color: Style.text3
            Accessible.ignored: true
        }
    }
    Repeater {
        model: [3, 6, 9, 12]

        Mono {
            required property int modelData

            visible: !head.at.stacked && (!head.at.tight || modelData !== 9 && modelData !== 3)
            x: head.at.nines + modelData / 12 * head.at.ninesWide - width
            y: Style.scaled(22)
            text: String(modelData)
            font.pixelSize: Style.micro
            color: Style.text3
            Accessible.ignored: true
        }
    }
    Repeater {
        model: head.table.axisMs > 0 ? 3 : 0

        Mono {
            required property int index

            visible: !head.at.stacked && (!head.at.tight || index !== 1)
            x: head.at.times + index / 2 * (head.at.timesWide - width)
            y: Style.scaled(22)
            text: String(Number((index / 2 * head.table.axisMs).toPrecision(2)))
            font.pixelSize: Style.micro
            color: Style.text3
            Accessible.ignored: true
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
}
