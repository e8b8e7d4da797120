pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// The sentence below the tables: what this server waits for.
Rectangle {
    id: card

    required property string headline
    property string detail: ""
    property int have: 0
    property int need: 0
    property int term: 0
    // The question that is asked of it; empty: none.
    property string about: ""

    signal asked

    implicitHeight: column.implicitHeight + 2 * (Style.gap + 2)
    radius: Style.radius
    color: Style.bg2
    visible: headline.length > 0

    Column {
        id: column

        x: Style.wide
        y: Style.gap + 2
        width: parent.width - 2 * Style.wide
        spacing: 2

        Item {
            width: parent.width
            height: Math.max(Style.scaled(20), title.implicitHeight)

            Row {
                id: marks

                anchors.verticalCenter: parent.verticalCenter
                spacing: Style.tiny

                Repeater {
                    model: Math.min(card.need, 9)

                    Mark {
                        required property int index

                        granted: index < card.have
                        term: card.term
                    }
                }
            }
            WhyButton {
                id: asker

                visible: card.about.length > 0
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                about: card.about
                onClicked: card.asked()
            }
            Label {
                id: title

                x: card.need > 0 ? marks.width + Style.gap : 0
                width: (asker.visible ? asker.x - Style.tiny : parent.width) - x
                anchors.verticalCenter: parent.verticalCenter
                text: card.headline
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
        }
        Label {
            visible: text.length > 0
            width: parent.width
            text: card.detail
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
    }
}
