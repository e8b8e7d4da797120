pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style
import Flotilla.Inspector
import Flotilla.View

// The answer to a question about a state: what holds now, the chain of causes, the rule.
Sheet {
    id: sheet

    required property Why why
    readonly property string question: why.question

    onQuestionChanged: {
        if (sheet.question.length > 0)
            sheet.open();
        else
            sheet.close();
    }

    // The stage stays in use beside it.
    closePolicy: T.Popup.CloseOnEscape
    padding: Style.wide
    onOpened: closer.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: if (sheet.question.length > 0)
        sheet.why.close()
    lines: Column {
        id: column

        width: Style.scaled(340)
        spacing: Style.gap

        Item {
            width: column.width
            height: Math.max(title.implicitHeight, closer.height)

            Label {
                id: title

                width: closer.x - Style.gap
                text: sheet.question
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }
            AppButton {
                id: closer

                anchors.right: parent.right
                small: true
                text: qsTr("Close")
                hint: qsTr("Close the answer (Escape)")
                onClicked: sheet.close()
            }
        }
        Repeater {
            model: sheet.why.facts

            Label {
                required property string modelData

                width: column.width
                text: modelData
                wrapMode: Text.Wrap
            }
        }
        Rectangle {
            width: column.width
            height: Style.hairline
            color: Style.line
        }
        WhyAnswer {
            width: column.width
            why: sheet.why
            onEventPicked: event => sheet.why.go(event)
        }
    }
}
