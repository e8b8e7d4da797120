import QtQuick
import Flotilla.Style

// One peer as its leader knows it.
Item {
    id: row

    required property string name
    required property string nextIndex
    required property string matchIndex
    required property string lastReply
    property bool head: false
    property bool down: false
    property bool tight: false

    implicitHeight: tight ? Style.rowTight : Style.row
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1: nextIndex %2, matchIndex %3, last reply %4").arg(name).arg(nextIndex).arg(matchIndex).arg(lastReply)

    Rectangle {
        visible: !row.head
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Label {
        height: parent.height
        text: row.name
        font.pixelSize: row.head ? Style.small : Style.body
        font.weight: row.head ? Font.Normal : Font.DemiBold
        color: row.head ? Style.text3 : row.down ? Style.text2 : Style.text1
        Accessible.ignored: true
    }
    Mono {
        x: Style.scaled(56)
        height: parent.height
        text: row.nextIndex
        font.pixelSize: row.head ? Style.small : Style.body
        font.weight: row.head ? Font.Normal : Font.DemiBold
        color: row.head ? Style.text3 : Style.text1
        Accessible.ignored: true
    }
    Mono {
        x: Style.scaled(140)
        height: parent.height
        text: row.matchIndex
        font.pixelSize: row.head ? Style.small : Style.body
        font.weight: row.head ? Font.Normal : Font.DemiBold
        color: row.head ? Style.text3 : Style.text1
        Accessible.ignored: true
    }
    Label {
        x: Style.scaled(232)
        width: parent.width - x
        height: parent.height
        text: row.lastReply
        font.pixelSize: Style.small
        color: row.head ? Style.text3 : Style.text2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
