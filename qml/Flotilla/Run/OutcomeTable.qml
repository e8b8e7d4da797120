pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What clients were told in one branch and not in the other.
Column {
    id: table

    required property RowModel rows

    spacing: Style.tiny

    Repeater {
        model: table.rows

        Label {
            required property string what
            required property string here
            required property string there

            width: table.width
            text: what + ". " + qsTr("Here: %1.").arg(here) + " " + qsTr("There: %1.").arg(there)
            wrapMode: Text.Wrap
            font.pixelSize: Style.small
        }
    }
}
