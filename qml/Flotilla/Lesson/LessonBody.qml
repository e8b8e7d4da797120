pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Session
import Flotilla.Style

// What the lesson says, asks and sets. It scrolls; what gets the focus is brought in.
Flickable {
    id: body

    required property Lessons lessons
    required property Session session
    readonly property Page page: lessons.page
    readonly property alias prediction: prediction
    readonly property Item held: Window.activeFocusItem
    // Nothing in it waits for an answer.
    readonly property bool idle: page.state !== Page.Asking && page.state !== Page.Working

    signal termAsked(string term)

    function hold(y: real, high: real): void {
        const most = Math.max(0, contentHeight - height);
        const least = y + high + Style.pad - height;
        contentY = Math.max(0, Math.min(most, Math.max(least, Math.min(contentY, y - Style.gap))));
    }
    function inside(item: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === column)
                return true;
        }
        return false;
    }

    clip: true
    contentWidth: width
    contentHeight: column.height + Style.pad
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    onHeldChanged: {
        if (body.held && body.inside(body.held))
            body.hold(body.held.mapToItem(column, 0, 0).y, body.held.height);
    }

    Column {
        id: column

        x: Style.pad
        width: body.width - 2 * Style.pad
        spacing: Style.wide

        Away {
            width: parent.width
            lessons: body.lessons
        }
        Label {
            width: parent.width
            visible: text.length > 0
            text: body.page.title
            font.pixelSize: Style.lead
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        LessonText {
            width: parent.width
            text: body.page.text
            onLinkActivated: link => body.termAsked(link)
        }
        Label {
            width: parent.width
            visible: body.page.look.length > 0
            text: qsTr("Look at: %1").arg(body.page.look)
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Watching {
            width: parent.width
            page: body.page
            session: body.session
        }
        Prediction {
            id: prediction

            width: parent.width
            visible: body.page.question.length > 0
            page: body.page
            onLocked: (choice, confidence) => body.lessons.answer(choice, confidence)
            onTermAsked: term => body.termAsked(term)
        }
        TaskCard {
            width: parent.width
            visible: body.page.task.length > 0
            page: body.page
            onHintAsked: body.lessons.hint()
            onRestartAsked: body.lessons.restart()
            onTermAsked: term => body.termAsked(term)
        }
        TermRow {
            width: parent.width
            page: body.page
            onAsked: term => body.termAsked(term)
        }
        Label {
            width: parent.width
            visible: body.page.state === Page.Finished
            text: qsTr("The lesson is done.")
            font.pixelSize: Style.lead
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
    }
    Connections {
        target: body.page

        function onQuestionAsked(): void {
            body.hold(prediction.y, prediction.height);
        }
    }
}
