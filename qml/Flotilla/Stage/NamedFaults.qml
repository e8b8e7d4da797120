pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Trouble that operators meet, by name, for the cluster as it is now; and chaos.
Column {
    id: named

    required property Faults faults
    readonly property Item first: names
    property int pointed: -1

    signal picked(int line)

    spacing: Style.gap

    Label {
        width: columns.width
        height: Style.scaled(34)
        text: named.pointed < 0 ? qsTr("Point at a line to read what it will do. Each is one act, and can be undone.") : (rows.itemAt(named.pointed) as PresetRow).says
        font.pixelSize: Style.small
        color: Style.text2
        wrapMode: Text.Wrap
        verticalAlignment: Text.AlignTop
    }
    Row {
        id: columns

        spacing: Style.padPanel

        Column {
            id: names

            Repeater {
                id: rows

                model: named.faults.presets

                PresetRow {
                    onPointed: index => named.pointed = index
                    onPicked: index => named.picked(index)
                }
            }
        }
        ChaosForm {
            width: Style.scaled(230)
            faults: named.faults
        }
    }
}
