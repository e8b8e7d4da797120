pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// Practice beside the stage: a question about what stands there, the answer, the next one.
FocusScope {
    id: pane

    required property Lessons lessons
    readonly property Practice practice: lessons.practice
    readonly property Page page: practice.page
    readonly property bool asking: page.state === Page.Asking

    signal termAsked(string term)

    function aim(): void {
        if (pane.asking)
            question.focusFirst();
        else
            next.forceActiveFocus(Qt.OtherFocusReason);
    }
    function proceed(): void {
        if (!pane.asking)
            pane.practice.next();
    }
    function picks(key: int): bool {
        const most = Qt.Key_0 + pane.page.choices.length;
        return pane.asking && key >= Qt.Key_1 && key <= most;
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Practice: %1").arg(page.title)
    Keys.onShortcutOverride: event => {
        event.accepted = event.modifiers === Qt.NoModifier && pane.picks(event.key);
    }
    Keys.onPressed: event => {
        if (!pane.picks(event.key))
            return;
        pane.practice.answer(event.key - Qt.Key_1);
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Style.bg1
    }
    Rectangle {
        width: Style.hairline
        height: parent.height
        color: Style.line
    }
    Flickable {
        id: body

        readonly property Item held: Window.activeFocusItem

        // Answers by key need no look at the head; what gets the focus is brought in.
        function bring(item: Item): void {
            const y = item.mapToItem(lines, 0, 0).y;
            const most = Math.max(0, contentHeight - height);
            const least = y + item.height + Style.pad - height;
            const wanted = Math.max(least, Math.min(contentY, y - Style.gap));
            contentY = Math.max(0, Math.min(most, wanted));
        }

        y: Style.gap
        width: pane.width
        height: Math.max(0, next.y - Style.gap - y)
        clip: true
        contentWidth: width
        contentHeight: lines.height + Style.pad
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        onHeldChanged: {
            if (body.held && body.visible && lines.contains(lines.mapFromItem(body.held, 1, 1)))
                body.bring(body.held);
        }

        Column {
            id: lines

            x: Style.pad
            width: pane.width - 2 * Style.pad
            spacing: Style.wide

            PracticeHead {
                width: parent.width
                practice: pane.practice
            }
            PracticeAway {
                width: parent.width
                practice: pane.practice
            }
            LessonText {
                width: parent.width
                text: pane.page.text
                color: Style.text2
            }
            Prediction {
                id: question

                width: parent.width
                page: pane.page
                quick: true
                onLocked: (choice, confidence) => pane.practice.answer(choice)
                onTermAsked: term => pane.termAsked(term)
            }
        }
    }
    AppButton {
        id: next

        x: Style.pad
        y: pane.height - height - Style.wide
        width: pane.width - 2 * Style.pad
        visible: !pane.asking && !pane.practice.aside
        look: AppButton.Primary
        text: qsTr("Next question")
        hint: qsTr("Another state, another question (Ctrl+Return)")
        onClicked: pane.practice.next()
    }
    Connections {
        target: pane.page

        function onChanged(): void {
            if (pane.activeFocus || pane.asking)
                pane.aim();
            body.bring(question);
        }
    }
}
