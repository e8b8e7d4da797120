pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Session
import Flotilla.Style

// Asks before programs outside wait long: what a speed or a pause would mean for them.
Sheet {
    id: sheet

    required property SpeedQuestion question
    readonly property real room: parent ? parent.width - 4 * Style.wide : 420

    padding: Style.wide
    onOpened: keep.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: question.keep()

    Connections {
        target: sheet.question

        function onChanged(): void {
            if (sheet.question.open)
                sheet.open();
            else
                sheet.close();
        }
    }

    lines: Column {
        spacing: Style.gap

        Label {
            id: words

            width: Math.min(Style.scaled(420), sheet.room)
            text: sheet.question.words
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Row {
            anchors.right: words.right
            spacing: Style.gap

            AppButton {
                id: keep

                look: AppButton.Primary
                text: sheet.question.no
                hint: qsTr("As it is (Esc)")
                Accessible.description: words.text
                onClicked: sheet.question.keep()
            }
            AppButton {
                text: sheet.question.yes
                Accessible.description: words.text
                onClicked: sheet.question.goOn()
            }
        }
    }
}
