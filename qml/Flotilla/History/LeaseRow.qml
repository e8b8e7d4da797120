pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One lease as one server knows it: what was granted, what is left of it at the leader, and the
// keys that end with it.
Item {
    id: row

    required property int server
    /// Of the first row of a server: whose rows these are.
    required property string section
    required property string lease
    required property string title
    required property string granted
    required property string remains
    required property real share
    required property string keeper
    required property string keys
    required property string said
    required property bool current
    readonly property bool aimed: ListView.view?.activeFocus ?? false

    /// The server counts its time: the leader.
    readonly property bool counted: share >= 0

    signal pressed

    height: face.height + 2 * face.y
    Accessible.role: Accessible.ListItem
    Accessible.name: said
    Accessible.onPressAction: row.pressed()

    Rectangle {
        anchors.fill: parent
        color: row.current ? Style.bg2 : Style.clear

        // Where the keys are.
        Rectangle {
            visible: row.current && row.aimed
            width: Style.focusWidth + 1
            height: parent.height
            color: Style.accent
        }
    }
    Column {
        id: face

        x: Style.pad
        y: Style.tiny + 2
        width: parent.width - 2 * x
        spacing: 2

        Heading {
            visible: text.length > 0
            width: parent.width
            height: Style.row
            text: row.section
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Flow {
            width: parent.width
            spacing: Style.tiny * 1.5

            Mono {
                text: row.title
                font.pixelSize: Style.small
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
            Mono {
                visible: row.counted
                text: row.remains
                font.pixelSize: Style.small
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
            Label {
                text: row.counted ? qsTr("of %1").arg(row.granted) : qsTr("of %1; %2").arg(row.granted).arg(row.remains)
                font.pixelSize: Style.small
                color: Style.text2
                Accessible.ignored: true
            }
        }
        Rectangle {
            visible: row.counted
            width: parent.width
            height: Style.tiny
            radius: height / 2
            color: Style.bg3

            Rectangle {
                width: parent.width * Math.max(0, row.share)
                height: parent.height
                radius: parent.radius
                color: Style.accent
            }
        }
        Label {
            width: parent.width
            text: row.keeper.length > 0 ? row.keys + " · " + row.keeper : row.keys
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        onTapped: row.pressed()
    }
}
