import QtQuick
import Flotilla.Style

// One line of the faults: what it is called, and what it would do now.
MenuRow {
    id: row

    required text
    required property string says
    required property bool possible
    required property int index

    signal pointed(int index)
    signal picked(int index)

    enabled: possible
    Accessible.description: says
    onHoveredChanged: if (hovered)
        row.pointed(row.index)
    onActiveFocusChanged: if (activeFocus)
        row.pointed(row.index)
    onClicked: row.picked(row.index)
}
