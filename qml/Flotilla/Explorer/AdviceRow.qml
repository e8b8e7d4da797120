import QtQuick
import Flotilla.Style

// One setting that was measured: its figures, and what speaks against it.
Rectangle {
    id: row

    required property string setting
    required property string origin
    required property string without
    required property string needless
    required property string verdict
    required property bool good
    required property int index

    implicitHeight: words.height + 2 * Style.tiny
    color: index % 2 === 1 ? Style.bg2 : Style.clear
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(setting).arg(verdict)
    Accessible.description: qsTr("%1. Without a leader, p50 and p99: %2. Needless elections an hour, calm and rough: %3.").arg(origin).arg(without).arg(needless)

    Flow {
        id: words

        x: Style.gap
        y: Style.tiny
        width: row.width - 2 * Style.gap
        spacing: Style.gap

        Icon {
            width: Style.icon
            height: Style.icon
            name: row.good ? "ok" : "none"
            color: Style.text1
        }
        Label {
            width: Style.scaled(270)
            text: row.setting
            font.weight: row.good ? Font.Bold : Font.Medium
            Accessible.ignored: true
        }
        Label {
            width: Style.scaled(170)
            text: row.origin
            color: Style.text2
            Accessible.ignored: true
        }
        Mono {
            width: Style.scaled(150)
            text: row.without
            Accessible.ignored: true
        }
        Label {
            width: Math.min(parent.width - Style.icon, Style.scaled(560))
            text: row.verdict
            color: row.good ? Style.text1 : Style.text2
            font.weight: row.good ? Font.Bold : Font.Normal
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
