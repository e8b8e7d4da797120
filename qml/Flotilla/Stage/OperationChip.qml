pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One client operation: who, what, and how it ended.
Item {
    id: chip

    required property int operationId
    required property string client
    required property string text
    required property string detail
    required property string outcome
    // Width of a figure.
    required property real digit
    property bool marked: false
    property bool current: false

    signal pressed

    readonly property bool waiting: outcome === "waiting"
    readonly property bool failed: outcome === "failed"

    readonly property string said: client + ", " + text + ", " + outcome
    readonly property color glyph: waiting ? Style.text2 : Style.text1

    implicitWidth: row.implicitWidth + 2 * Style.gap
    implicitHeight: Style.chipHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: waiting ? said : said + ", " + detail
    Accessible.onPressAction: chip.pressed()

    Rectangle {
        visible: !chip.waiting
        anchors.fill: parent
        radius: Style.radiusChip
        color: Style.bg2
        border.width: Style.hairline
        border.color: chip.marked ? Style.accent : Style.line
    }
    DashFrame {
        visible: chip.waiting
        anchors.fill: parent
        radius: Style.radiusChip
        fill: Style.bg2
        line: Style.ctl
    }
    Row {
        id: row

        x: Style.gap
        height: parent.height
        spacing: Style.tiny + 2

        Label {
            height: parent.height
            text: chip.client
            font.pixelSize: Style.small
            color: Style.text3
            Accessible.ignored: true
        }
        Mono {
            id: command

            readonly property string hint: text

            width: Math.min(implicitWidth, Style.scaled(280))
            height: parent.height
            text: chip.text
            elide: Text.ElideRight
            font.pixelSize: Style.small
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: Style.iconSmall
            height: Style.iconSmall
            name: chip.outcome
            color: chip.failed ? Style.danger : chip.glyph
        }
        Item {
            // The time that runs must not move what stands beside it.
            width: chip.waiting ? chip.digit * chip.detail.length : ending.implicitWidth
            height: parent.height

            Label {
                id: ending

                height: parent.height
                text: chip.detail
                font.pixelSize: Style.small
                font.weight: chip.outcome === "ok" ? Font.Normal : Font.Medium
                color: chip.outcome === "ok" ? Style.text2 : Style.text1
                Accessible.ignored: true
            }
        }
    }
    FocusRing {
        anchors.margins: 0
        around: Style.radiusChip
        shown: chip.current
    }
    HoverHandler {
        id: over

        cursorShape: Qt.PointingHandCursor
    }
    Tip {
        visible: over.hovered
        text: (command.truncated ? chip.text + ". " : "") + qsTr("Why? of this request")
    }
    TapHandler {
        onTapped: chip.pressed()
    }
}
