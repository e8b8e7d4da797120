pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One key: what each replica holds of it. What is older than the others is framed, and says so.
Item {
    id: row

    /// Which it is, and what is read.
    required property string key
    required property string name
    required property list<string> values
    required property list<string> notes
    required property list<int> standings
    required property string said
    required property int first
    required property int column
    required property bool chosen
    required property bool current
    required property int hoveredServer

    // The key that is pointed at and does not fit.
    readonly property string cut: hover.hovered && face.truncated ? name : ""

    signal picked

    height: Style.scaled(40)
    Accessible.role: Accessible.Row
    Accessible.name: said
    Accessible.selected: chosen
    Accessible.onPressAction: row.picked()

    Rectangle {
        anchors.fill: parent
        color: row.chosen ? Style.accentSoft : row.current ? Style.bg2 : Style.clear
    }
    Mono {
        id: face

        x: Style.pad
        width: row.first - x - Style.tiny
        height: parent.height
        text: row.name
        font.weight: Font.DemiBold
        font.pixelSize: Style.small
        elide: Text.ElideRight
        Accessible.ignored: true

        readonly property string hint: text
    }
    Repeater {
        model: row.values.length

        DataCell {
            required property int index

            x: row.first + index * row.column
            width: row.column
            height: row.height
            value: row.values[index] ?? ""
            note: row.notes[index] ?? ""
            standing: row.standings[index] ?? 0
            lit: row.hoveredServer === index + 1
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        onTapped: row.picked()
    }
}
