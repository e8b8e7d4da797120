pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// What the learner is to do by hand: goals, where it stands, hints, and what the last try led to.
Rectangle {
    id: card

    required property Page page
    readonly property bool working: page.state === Page.Working

    signal hintAsked
    signal restartAsked
    signal termAsked(string term)

    implicitHeight: column.implicitHeight + 2 * Style.pad
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Your task")

    Column {
        id: column

        x: Style.pad
        y: Style.pad
        width: card.width - 2 * Style.pad
        spacing: Style.wide

        Label {
            text: card.page.tries > 1 ? qsTr("Your task, try %1").arg(card.page.tries) : qsTr("Your task")
            font.pixelSize: Style.small
            font.weight: Font.DemiBold
            color: Style.text2
        }
        LessonText {
            width: parent.width
            text: card.page.task
            font.pixelSize: Style.lead
            font.weight: Font.DemiBold
            onLinkActivated: link => card.termAsked(link)
        }
        Repeater {
            model: card.page.goals

            GoalRow {
                required property string modelData
                required property int index

                width: column.width
                words: modelData
                reached: card.page.reached[index] ?? false
            }
        }
        Label {
            width: parent.width
            visible: text.length > 0
            text: card.page.progress
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        LessonText {
            width: parent.width
            text: card.page.said
            Accessible.role: Accessible.AlertMessage
            onLinkActivated: link => card.termAsked(link)
        }
        Repeater {
            model: card.page.hints

            LessonText {
                required property string modelData
                required property int index

                width: column.width
                text: qsTr("Hint %1: %2").arg(index + 1).arg(modelData)
                color: Style.text2
                onLinkActivated: link => card.termAsked(link)
            }
        }
        LessonText {
            width: parent.width
            text: card.page.done
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
            onLinkActivated: link => card.termAsked(link)
        }
        Label {
            width: parent.width
            visible: card.working
            text: qsTr("By hand: point at a server, then K stops or starts it, and S opens its menu (let its timer run out, hand over, members, disk). W writes. C and a drag cut, H heals, Z has every fault. Space lets time run.")
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Flow {
            width: parent.width
            spacing: Style.gap
            visible: card.working

            AppButton {
                text: card.page.hintsLeft > 0 ? qsTr("Hint") : qsTr("No more hints")
                hint: qsTr("Hints that are left: %1").arg(card.page.hintsLeft)
                enabled: card.page.hintsLeft > 0
                onClicked: card.hintAsked()
            }
            AppButton {
                text: qsTr("Begin again")
                hint: qsTr("The step from its beginning")
                onClicked: card.restartAsked()
            }
        }
    }
}
