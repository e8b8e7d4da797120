import QtQuick
import Flotilla.Presenting
import Flotilla.Session
import Flotilla.Style

// The talk's keys as buttons, for whoever has the notes before them.
Rectangle {
    id: foot

    required property Presenter presenter
    required property Session session

    height: flow.implicitHeight + 2 * Style.wide
    color: Style.bg1
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Talk")

    Rectangle {
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Flow {
        id: flow

        x: Style.pad
        y: Style.wide
        width: parent.width - 2 * Style.pad
        spacing: Style.gap

        AppButton {
            text: qsTr("Back")
            hint: qsTr("To the cue before (Page Up)")
            onClicked: foot.presenter.back()
        }
        AppButton {
            look: AppButton.Primary
            text: foot.presenter.answer === Presenter.Open ? qsTr("Let the run decide") : qsTr("Next")
            hint: qsTr("On with the talk (Page Down)")
            onClicked: foot.presenter.next()
        }
        AppButton {
            text: qsTr("This cue again")
            hint: qsTr("As it was, whatever was done since (Backspace)")
            onClicked: foot.presenter.again()
        }
        AppButton {
            text: foot.session.playing ? qsTr("Pause") : qsTr("Play")
            hint: qsTr("The run goes on, or stands still (Space)")
            onClicked: foot.presenter.play()
        }
        AppButton {
            text: foot.presenter.blank ? qsTr("Show the screen") : qsTr("Blank")
            hint: qsTr("Nothing to look at but you (B)")
            onClicked: foot.presenter.toggleBlank()
        }
        AppButton {
            text: qsTr("Leave")
            hint: qsTr("End the talk (Esc)")
            onClicked: foot.presenter.leave()
        }
    }
}
