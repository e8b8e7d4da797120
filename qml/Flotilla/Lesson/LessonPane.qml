pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Session
import Flotilla.Style

// The lesson beside the stage: what it says, asks and sets, and the way on.
FocusScope {
    id: pane

    required property Lessons lessons
    required property Session session
    readonly property Page page: lessons.page
    readonly property bool asking: page.state === Page.Asking

    signal termAsked(string term)
    signal listAsked

    // To what is to be done now.
    function aim(): void {
        if (pane.asking)
            body.prediction.focusFirst();
        else if (foot.main.visible)
            foot.main.forceActiveFocus(Qt.OtherFocusReason);
        else
            body.forceActiveFocus(Qt.OtherFocusReason);
    }
    function picks(key: int): bool {
        return pane.asking && key >= Qt.Key_1 && key <= Qt.Key_9;
    }
    // Whatever the way on is now.
    function proceed(): void {
        if (pane.asking)
            body.prediction.lock();
        else if (foot.main.visible)
            foot.act();
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Lesson: %1").arg(page.lesson)
    Keys.onShortcutOverride: event => {
        event.accepted = event.modifiers === Qt.NoModifier && pane.picks(event.key);
    }
    Keys.onPressed: event => {
        if (!pane.picks(event.key))
            return;
        body.prediction.pick(event.key - Qt.Key_1);
        body.prediction.focusFirst();
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
    Column {
        id: head

        x: Style.pad
        y: Style.gap
        width: pane.width - 2 * Style.pad
        spacing: Style.tiny

        Item {
            width: parent.width
            height: close.height

            Label {
                height: parent.height
                text: qsTr("Lesson")
                font.pixelSize: Style.small
                color: Style.text2
            }
            Label {
                anchors.right: close.left
                anchors.rightMargin: Style.gap
                height: parent.height
                text: qsTr("Step %1 of %2").arg(pane.page.step).arg(pane.page.steps)
                font.pixelSize: Style.small
                color: Style.text2
            }
            AppButton {
                id: close

                anchors.right: parent.right
                look: AppButton.Ghost
                small: true
                iconName: "close"
                hint: qsTr("Leave the lesson")
                onClicked: pane.lessons.leave()
            }
        }
        Label {
            width: parent.width
            text: pane.page.lesson
            font.pixelSize: Style.clock
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        Item {
            width: 1
            height: Style.tiny
        }
        Steps {
            width: parent.width
            step: pane.page.step
            steps: pane.page.steps
        }
    }
    LessonBody {
        id: body

        lessons: pane.lessons
        session: pane.session
        y: head.y + head.height + Style.wide
        width: pane.width
        height: Math.max(0, foot.y - y)
        onTermAsked: term => pane.termAsked(term)
    }
    LessonFoot {
        id: foot

        lessons: pane.lessons
        x: Style.pad
        y: pane.height - height - Style.gap
        width: pane.width - 2 * Style.pad
        onListAsked: pane.listAsked()
        onDone: pane.aim()
    }
    Connections {
        target: pane.page

        // Whoever works in the pane goes on there.
        function onChanged(): void {
            if (pane.activeFocus && foot.main.visible && !foot.main.activeFocus && body.idle)
                foot.main.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
