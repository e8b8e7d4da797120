pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Trouble that operators meet, by name, for the cluster as it is now; and chaos.
Sheet {
    id: card

    required property Faults faults
    property int pointed: -1

    padding: Style.wide
    onOpened: names.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        spacing: Style.gap

        Heading {
            text: qsTr("Faults")
        }
        Label {
            width: columns.width
            height: Style.scaled(34)
            text: card.pointed < 0 ? qsTr("Point at a line to read what it will do. Each is one act, and can be undone.") : (rows.itemAt(card.pointed) as PresetRow).says
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

                    model: card.faults.presets

                    PresetRow {
                        onPointed: index => card.pointed = index
                        onPicked: index => {
                            card.close();
                            card.faults.pick(index);
                        }
                    }
                }
            }
            ChaosForm {
                width: Style.scaled(230)
                faults: card.faults
            }
        }
    }
}
