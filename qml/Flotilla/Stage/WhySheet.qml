pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.Inspector
import Flotilla.View

// The answer to a question about a state: what holds now, the chain of causes, the rule. It stands
// at the side of the stage where the server it is about is not.
Sheet {
    id: sheet

    required property Why why
    required property StageItem stage
    readonly property string question: why.question
    // Where the server is, and how far its rims and signs reach.
    property point place
    property real reach: 0
    readonly property bool atLeft: why.server > 0 && place.x > stage.width / 2
    readonly property real beside: atLeft ? place.x : stage.width - place.x
    readonly property real room: why.server > 0 ? beside - reach : stage.width
    readonly property real least: Style.scaled(150)
    readonly property real broad: room - leftPadding - rightPadding - 2 * Style.gap

    // Half a line beside it would be a riddle.
    function hides(words: Item, left: bool): bool {
        return sheet.visible && sheet.atLeft === left && sheet.y < words.y + words.height;
    }
    function look(): void {
        sheet.place = sheet.stage.placeOf(sheet.why.server);
        sheet.reach = 1.6 * sheet.stage.radius();
    }

    x: atLeft ? Style.gap : stage.width - width - Style.gap
    onQuestionChanged: {
        sheet.look();
        if (sheet.question.length > 0)
            sheet.open();
        else
            sheet.close();
    }

    readonly property Connections follower: Connections {
        target: sheet.stage
        enabled: sheet.opened

        function onRedrawn(): void {
            sheet.look();
        }
    }

    // The stage stays in use beside it.
    closePolicy: T.Popup.CloseOnEscape
    padding: Style.wide
    onOpened: closer.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: if (sheet.question.length > 0)
        sheet.why.close()
    lines: Column {
        id: column

        width: Math.max(sheet.least, Math.min(Style.scaled(340), sheet.broad))
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
