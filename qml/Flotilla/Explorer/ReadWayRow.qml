import QtQuick
import Flotilla.Style

// One way to read: what it is, what it costs, what it is worth when the leader is cut off.
Rectangle {
    id: row

    required property string name
    required property string meaning
    required property string latency
    required property string cut
    required property string stale
    required property string verdict
    required property bool holds
    required property int index

    implicitHeight: words.height + 2 * Style.gap
    color: index % 2 === 1 ? Style.bg2 : Style.clear
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(name).arg(verdict)
    Accessible.description: qsTr("%1. Latency p50 and p99: %2. Answered while cut off: %3. Old values: %4.").arg(meaning).arg(latency).arg(cut).arg(stale)

    Flow {
        id: words

        x: Style.gap
        y: Style.gap
        width: row.width - 2 * Style.gap
        spacing: Style.gap

        Icon {
            width: Style.icon
            height: Style.icon
            name: row.holds ? "ok" : "failed"
            color: row.holds ? Style.text1 : Style.danger
        }
        Label {
            width: Style.scaled(140)
            text: row.name
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
        Label {
            width: Style.scaled(290)
            text: row.verdict
            color: row.holds ? Style.text1 : Style.danger
            Accessible.ignored: true
        }
        Mono {
            width: Style.scaled(150)
            text: row.latency
            Accessible.ignored: true
        }
        Label {
            width: Style.scaled(200)
            text: qsTr("answers while cut off: %1").arg(row.cut)
            color: Style.text2
            Accessible.ignored: true
        }
        Label {
            text: qsTr("old values: %1").arg(row.stale)
            color: Style.text2
            Accessible.ignored: true
        }
    }
}
