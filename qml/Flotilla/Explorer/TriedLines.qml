pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// What a client was told for a write and for a read.
Column {
    id: lines

    required property Staging staging

    spacing: Style.tiny

    Heading {
        text: lines.staging.restarted ? qsTr("Tried again, with S%1 back").arg(lines.staging.restartable) : qsTr("Tried: a client writes, then reads")
    }
    Label {
        visible: lines.staging.busy
        text: qsTr("Trying …")
        font.pixelSize: Style.small
        color: Style.text2
    }
    Repeater {
        model: lines.staging.busy ? [] : [lines.staging.writeText, lines.staging.readText]

        Row {
            id: line

            required property string modelData

            width: lines.width
            spacing: Style.gap

            Icon {
                y: 1
                width: Style.iconSmall
                height: Style.iconSmall
                name: lines.staging.wrote ? "ok" : "waiting"
                color: lines.staging.wrote ? Style.text1 : Style.danger
            }
            Label {
                width: parent.width - Style.iconSmall - Style.gap
                text: line.modelData
                font.pixelSize: Style.small
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
}
