pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One choice: its number, its words, a bar of hands, and a hand more or less.
Item {
    id: row

    required property int index
    required property string text
    required property real unit
    required property bool tight
    required property bool open
    required property int hands
    // Of the longest bar.
    required property real share
    required property bool decided
    required property bool held
    readonly property color bar: decided ? (held ? Style.accent : Style.ctl) : Style.text2
    readonly property string how: held ? qsTr("This is what the run did.") : qsTr("The run decided otherwise.")
    readonly property real thick: Math.round((tight ? 28 : 38) * unit)

    signal added(int hands)

    implicitHeight: track.y + thick
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2. Hands: %3").arg(index + 1).arg(text).arg(hands)
    Accessible.description: decided ? how : ""

    Label {
        id: digit

        width: Math.round(44 * row.unit)
        text: String(row.index + 1)
        font.pixelSize: words.font.pixelSize
        font.weight: Font.Bold
        color: Style.text2
        Accessible.ignored: true
    }
    Label {
        id: words

        x: digit.width
        width: parent.width - x - (mark.visible ? mark.width + Style.gap : 0)
        text: row.text
        font.pixelSize: Math.round((row.tight ? 30 : 40) * row.unit)
        font.weight: Font.DemiBold
        color: row.decided && !row.held ? Style.text2 : Style.text1
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Icon {
        id: mark

        visible: row.decided
        anchors.right: parent.right
        width: Math.round(40 * row.unit)
        height: width
        name: row.held ? "ok" : "failed"
        color: row.held ? Style.accent : Style.text2
    }
    Rectangle {
        id: track

        x: digit.width
        y: words.height + Math.round(10 * row.unit)
        width: parent.width - x - Math.round((row.open ? 190 : 90) * row.unit)
        height: row.thick
        radius: Math.round(6 * row.unit)
        color: Style.bg3

        Rectangle {
            width: Math.round(parent.width * row.share)
            height: parent.height
            radius: parent.radius
            color: row.bar

            Behavior on width {
                enabled: !Style.instant

                NumberAnimation {
                    duration: Style.pane
                    easing.type: Easing.OutCubic
                }
            }
        }
    }
    Label {
        id: sum

        x: track.x + track.width + Math.round(16 * row.unit)
        y: track.y
        width: Math.round(64 * row.unit)
        height: track.height
        text: String(row.hands)
        font.pixelSize: Math.round(34 * row.unit)
        font.weight: Font.Bold
        Accessible.ignored: true
    }
    Row {
        visible: row.open
        anchors.right: parent.right
        y: track.y + (track.height - height) / 2
        spacing: Math.round(8 * row.unit)

        Repeater {
            model: [-1, 1]

            HandButton {
                required property int modelData

                unit: row.unit
                iconName: modelData > 0 ? "plus" : "minus"
                text: modelData > 0 ? qsTr("One more hand for choice %1").arg(row.index + 1) : qsTr("One hand less for choice %1").arg(row.index + 1)
                onClicked: row.added(modelData)
            }
        }
    }
}
