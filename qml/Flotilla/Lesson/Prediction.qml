pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// The question, its answers, how sure the learner is; then what the run decided, and why.
Rectangle {
    id: card

    required property Page page
    readonly property bool asking: page.state === Page.Asking
    property int picked: -1
    // From 1, as it is kept; 0: not said yet.
    property int sure: 0
    // In practice a pick is the answer, and nobody asks how sure.
    property bool quick: false
    readonly property bool graded: asking && !quick
    readonly property bool ready: asking && picked >= 0 && sure > 0
    readonly property list<string> grades: [qsTr("Guessing"), qsTr("Unsure"), qsTr("Fairly sure"), qsTr("Certain")]

    signal locked(int choice, int confidence)
    signal termAsked(string term)

    function lock(): void {
        if (card.ready)
            card.locked(card.picked, card.sure);
    }
    function pick(place: int): void {
        if (!card.asking || place >= card.page.choices.length)
            return;
        card.picked = place;
        if (card.quick)
            card.locked(place, 0);
    }
    function focusOn(place: int): void {
        if (place >= 0 && place < answers.count)
            answers.itemAt(place).forceActiveFocus(Qt.TabFocusReason);
    }
    function focusFirst(): void {
        card.focusOn(Math.max(0, card.picked));
    }
    // Return on what is picked already goes on to what is missing.
    function enter(place: int): void {
        if (card.picked !== place)
            card.pick(place);
        else if (card.sure === 0)
            grade.move(0, 0);
        else
            card.lock();
    }

    implicitHeight: column.implicitHeight + 2 * Style.pad
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Your prediction")

    Connections {
        target: card.page

        function onQuestionAsked(): void {
            card.picked = -1;
            card.sure = 0;
        }
    }
    Column {
        id: column

        x: Style.pad
        y: Style.pad
        width: card.width - 2 * Style.pad
        spacing: Style.wide

        Label {
            text: card.quick ? qsTr("Your answer") : qsTr("Your prediction")
            font.pixelSize: Style.small
            font.weight: Font.DemiBold
            color: Style.text2
        }
        LessonText {
            width: parent.width
            text: card.page.question
            font.pixelSize: Style.lead
            font.weight: Font.DemiBold
            onLinkActivated: link => card.termAsked(link)
        }
        Repeater {
            id: answers

            model: card.page.choices

            AnswerChoice {
                required property string modelData
                required property int index

                width: column.width
                number: index + 1
                text: modelData
                enabled: card.asking
                picked: card.asking ? card.picked === index : card.page.chosen === index
                decided: card.page.right >= 0
                isRight: card.page.right === index
                onClicked: card.pick(index)
                Keys.onReturnPressed: card.enter(index)
                Keys.onEnterPressed: card.enter(index)
                Keys.onUpPressed: card.focusOn(index - 1)
                Keys.onDownPressed: card.focusOn(index + 1)
            }
        }
        Label {
            visible: card.graded
            text: qsTr("How sure are you?")
            font.weight: Font.DemiBold
        }
        Sureness {
            id: grade

            visible: card.graded
            width: parent.width
            grades: card.grades
            current: card.sure - 1
            onPicked: index => {
                card.sure = index + 1;
                if (card.ready)
                    lockButton.forceActiveFocus(Qt.TabFocusReason);
            }
        }
        AppButton {
            id: lockButton

            visible: card.graded
            width: parent.width
            look: AppButton.Primary
            enabled: card.ready
            text: qsTr("Lock in and run")
            hint: qsTr("Then the run decides (Return)")
            onClicked: card.lock()
        }
        LessonText {
            width: parent.width
            text: card.page.explanation
            Accessible.role: Accessible.AlertMessage
            onLinkActivated: link => card.termAsked(link)
        }
    }
}
