pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// A message's fields in the paper's names.
Column {
    id: card

    required property MessageInspector message

    signal actPicked(string act)
    signal asked

    spacing: Style.wide

    Column {
        width: parent.width

        Label {
            width: parent.width
            text: card.message.title
            font.pixelSize: Style.lead
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }
        WhyButton {
            about: qsTr("Why is this message where it is?")
            onClicked: card.asked()
        }
        Label {
            width: parent.width
            text: card.message.status
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
    }
    MessageActs {
        width: parent.width
        message: card.message
        onPicked: act => card.actPicked(act)
    }
    Column {
        width: parent.width

        Repeater {
            model: card.visible ? card.message.fields : null

            KeyValue {
                id: row

                required property string field

                width: card.width
                keyWidth: Style.scaled(136)
                key: row.field
            }
        }
    }
}
