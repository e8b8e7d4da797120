pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One watch that a server serves: who watches what, from where, how far it was told, and what last.
Item {
    id: row

    required property int server
    /// Of the first row of a server: whose rows these are.
    required property string section
    required property string title
    /// Of simulated clients: who watches, what ends it, and the key or what the keys begin with.
    required property int client
    required property string cancelling
    required property string first
    required property string keys
    required property string begins
    required property string told
    required property string last
    required property string said
    required property bool current
    readonly property bool aimed: ListView.view?.activeFocus ?? false

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
                width: Math.min(implicitWidth, parent.width)
                text: row.keys
                font.pixelSize: Style.small
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
        Label {
            width: parent.width
            text: qsTr("%1 · %2").arg(row.begins).arg(row.told)
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Mono {
            visible: text.length > 0
            width: parent.width
            text: row.last
            font.pixelSize: Style.micro
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
