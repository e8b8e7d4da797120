import QtQuick
import Flotilla.Style

// One voter and what it answered.
Item {
    id: row

    required property string name
    required property string vote
    required property string reason
    required property int term
    property bool tight: false

    implicitHeight: tight ? Style.rowTight : Style.row
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1: %2").arg(name).arg(reason)

    Rectangle {
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Label {
        height: parent.height
        text: row.name
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    Mark {
        x: Style.scaled(40)
        anchors.verticalCenter: parent.verticalCenter
        granted: row.vote === "granted"
        denied: row.vote === "denied"
        term: row.term
    }
    Label {
        x: Style.scaled(68)
        width: parent.width - x
        height: parent.height
        text: row.reason
        font.pixelSize: Style.small
        color: Style.text2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
