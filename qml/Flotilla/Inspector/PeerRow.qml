import QtQuick
import Flotilla.Style

// One peer as its leader knows it.
Item {
    id: row

    required property string name
    required property string nextIndex
    required property string matchIndex
    required property string lastReply
    required property string progress
    property bool head: false
    property bool down: false
    property bool tight: false
    // What does not fit is said by the tooltip.
    readonly property string hint: reply.truncated ? reply.text : ""

    implicitHeight: tight ? Style.rowTight : Style.row
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1: nextIndex %2, matchIndex %3, %4, last reply %5").arg(name).arg(nextIndex).arg(matchIndex).arg(progress).arg(lastReply)

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
        x: Style.scaled(34)
        height: parent.height
        text: row.nextIndex
        font.pixelSize: row.head ? Style.small : Style.body
        font.weight: row.head ? Font.Normal : Font.DemiBold
        color: row.head ? Style.text3 : Style.text1
        Accessible.ignored: true
    }
    Mono {
        x: Style.scaled(102)
        height: parent.height
        text: row.matchIndex
        font.pixelSize: row.head ? Style.small : Style.body
        font.weight: row.head ? Font.Normal : Font.DemiBold
        color: row.head ? Style.text3 : Style.text1
        Accessible.ignored: true
    }
    Label {
        id: reply

        x: Style.scaled(178)
        width: parent.width - x
        height: parent.height
        text: row.head ? row.lastReply : row.progress + ", " + row.lastReply
        font.pixelSize: row.head ? Style.small : Style.micro
        color: row.head ? Style.text3 : Style.text2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    HoverHandler {
        id: over
    }
    Tip {
        visible: over.hovered && row.hint.length > 0
        text: row.hint
    }
}
