pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// As many failures with other sizes.
Column {
    id: list

    required property Staging staging

    Heading {
        text: qsTr("So many failures (%1), other sizes").arg(list.staging.down)
    }
    Repeater {
        model: list.staging.others

        Item {
            id: row

            required property string words
            required property string remain
            required property bool works
            required property bool here

            width: list.width
            height: Style.row
            Accessible.role: Accessible.ListItem
            Accessible.name: row.words + ", " + row.remain + ", " + verdict.text

            Label {
                height: parent.height
                text: row.words
                font.pixelSize: Style.small
                font.weight: row.here ? Font.Bold : Font.Normal
                Accessible.ignored: true
            }
            Label {
                x: 0.29 * parent.width
                height: parent.height
                text: row.remain
                font.pixelSize: Style.small
                color: Style.text2
                Accessible.ignored: true
            }
            Icon {
                x: verdict.x - width - Style.tiny
                anchors.verticalCenter: parent.verticalCenter
                width: Style.iconSmall
                height: Style.iconSmall
                name: row.works ? "ok" : "waiting"
                color: row.works ? Style.text1 : Style.danger
            }
            Label {
                id: verdict

                x: parent.width - Style.scaled(84)
                height: parent.height
                text: row.works ? qsTr("writes go on") : qsTr("writes wait")
                font.pixelSize: Style.small
                Accessible.ignored: true
            }
            Rectangle {
                y: parent.height - 1
                width: parent.width
                height: Style.hairline
                color: Style.line
            }
        }
    }
}
