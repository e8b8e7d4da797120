pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// The way on, back, and past a step.
Column {
    id: foot

    required property Lessons lessons
    readonly property Page page: lessons.page
    readonly property alias main: main
    readonly property bool last: page.state === Page.Finished
    readonly property bool told: page.state === Page.Reading || page.state === Page.Explained
    readonly property bool rests: last || told || page.state === Page.Reached

    signal listAsked
    signal done

    function act(): void {
        if (!foot.last)
            foot.lessons.goOn();
        else if (foot.lessons.next().length > 0)
            foot.lessons.start(foot.lessons.next());
        else
            foot.listAsked();
        foot.done();
    }
    function words(): string {
        if (foot.last)
            return foot.lessons.next().length > 0 ? qsTr("Next lesson") : qsTr("All lessons");
        return qsTr("Continue");
    }

    spacing: Style.gap

    AppButton {
        id: main

        visible: foot.rests && !foot.lessons.aside
        width: parent.width
        look: AppButton.Primary
        text: foot.words()
        hint: qsTr("Go on with the lesson (Ctrl+Return)")
        onClicked: foot.act()
    }
    Item {
        width: parent.width
        height: back.height

        AppButton {
            id: back

            look: AppButton.Ghost
            small: true
            text: qsTr("Back")
            hint: qsTr("To the step before this one")
            onClicked: foot.lessons.back()
        }
        Label {
            anchors.left: back.right
            anchors.right: skip.left
            height: parent.height
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Answers stay on this computer")
            font.pixelSize: Style.micro
            color: Style.text3
            wrapMode: Text.Wrap
        }
        AppButton {
            id: skip

            anchors.right: parent.right
            look: AppButton.Ghost
            small: true
            text: qsTr("Skip step")
            hint: qsTr("To the step after this one")
            enabled: foot.page.step < foot.page.steps
            onClicked: foot.lessons.skip()
        }
    }
}
