import QtQuick
import Flotilla.Style

// One goal of a task, and whether it is reached now.
Row {
    id: row

    required property string words
    required property bool reached

    spacing: Style.gap
    Accessible.role: Accessible.CheckBox
    Accessible.name: row.words
    Accessible.checked: row.reached
    Accessible.description: row.reached ? qsTr("reached") : qsTr("not yet")

    Icon {
        width: Style.icon
        height: Style.icon
        name: row.reached ? "ok" : "waiting"
        color: row.reached ? Style.accent : Style.text3
    }
    Label {
        width: row.width - Style.icon - row.spacing
        text: row.words.replace(/ = /g, "\u00a0=\u00a0")
        color: row.reached ? Style.text1 : Style.text2
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
