pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style
import Flotilla.View

// The guarantee that is broken, in words: which, by what, and what led there. It stays beside the
// run that shows it.
Sheet {
    id: card

    required property Violation violation
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.wide + Style.gap)

    signal eventPicked(int event)
    signal whyAsked(int event)
    signal replayAsked

    function follow(): void {
        if (card.violation.shown)
            card.open();
        else
            card.close();
    }

    padding: Style.wide
    closePolicy: T.Popup.CloseOnEscape

    readonly property Connections news: Connections {
        target: card.violation

        function onChanged(): void {
            card.follow();
        }
    }

    lines: Column {
        id: column

        width: Math.min(Style.scaled(300), card.room)
        spacing: Style.gap

        Label {
            width: parent.width
            text: card.violation.headline
            font.pixelSize: Style.lead
            font.weight: Font.Bold
            color: Style.danger
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        Label {
            width: parent.width
            text: card.violation.sentence
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: card.violation.rule
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Heading {
            visible: card.violation.steps.count > 0
            text: qsTr("What led to it")
        }
        Column {
            width: parent.width

            Repeater {
                model: card.violation.steps

                ViolationStep {
                    width: column.width
                    onClicked: card.eventPicked(event)
                }
            }
        }
        Label {
            visible: text.length > 0
            width: parent.width
            text: card.violation.found
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Flow {
            width: parent.width
            spacing: Style.gap

            AppButton {
                small: true
                look: AppButton.Primary
                text: qsTr("Show it")
                enabled: card.violation.event > 0
                hint: qsTr("Puts the playhead where the guarantee breaks")
                onClicked: card.eventPicked(card.violation.event)
            }
            AppButton {
                small: true
                text: qsTr("From the start")
                onClicked: card.replayAsked()
            }
            AppButton {
                small: true
                text: qsTr("Why?")
                enabled: card.violation.event > 0
                onClicked: card.whyAsked(card.violation.event)
            }
            AppButton {
                small: true
                text: qsTr("Close")
                onClicked: card.close()
            }
        }
    }
}
