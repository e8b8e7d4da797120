pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One event: when, where, what it is called, and what happened.
Item {
    id: row

    required property int eventId
    required property string time
    required property string server
    required property int serverId
    required property string name
    required property string words
    required property string spoken
    required property bool current
    required property bool ahead
    required property bool lit

    readonly property bool named: width > Style.scaled(620)
    readonly property real begin: Style.scaled(named ? 292 : 132)
    readonly property color ink: ahead ? Style.text3 : Style.text1

    // What is pointed at and does not fit.
    readonly property string cut: hover.hovered && line.truncated ? words : ""

    signal picked

    height: Style.rowTight
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.selected: current
    Accessible.onPressAction: row.picked()

    Rectangle {
        anchors.fill: parent
        visible: row.current || row.lit || hover.hovered
        color: row.current ? Style.accentSoft : Style.bg2
    }
    Rectangle {
        visible: row.current
        width: 3
        height: parent.height
        color: Style.accent
    }
    Mono {
        width: Style.scaled(88)
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: row.time
        font.pixelSize: Style.micro
        color: row.ahead ? Style.text3 : Style.text2
        Accessible.ignored: true
    }
    Mono {
        x: Style.scaled(100)
        height: parent.height
        text: row.server
        font.pixelSize: Style.micro
        font.weight: Font.Bold
        color: row.ink
        Accessible.ignored: true
    }
    Mono {
        visible: row.named
        x: Style.scaled(132)
        width: Style.scaled(154)
        height: parent.height
        text: row.name
        font.pixelSize: Style.micro
        color: row.ahead ? Style.text3 : Style.text2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Mono {
        id: line

        x: row.begin
        width: Math.max(0, row.width - x - Style.gap)
        height: parent.height
        text: row.words
        font.pixelSize: Style.micro
        color: row.ink
        elide: Text.ElideRight
        Accessible.ignored: true

        readonly property string hint: text
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: row.picked()
    }
}
