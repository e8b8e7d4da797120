import QtQuick
import Flotilla.Presenting
import Flotilla.Style

// This cue's headline and what to say with it. Long notes scroll.
Flickable {
    id: area

    required property Presenter presenter
    readonly property string planned: presenter.cueMinutes > 0 ? qsTr("This cue: %1 min").arg(presenter.cueMinutes) : ""

    contentWidth: width
    contentHeight: column.implicitHeight + 2 * Style.pad
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Notes")

    Column {
        id: column

        x: Style.pad
        y: Style.pad
        width: parent.width - 2 * Style.pad
        spacing: Style.wide

        Label {
            width: parent.width
            text: area.presenter.headline.replace("\n", " ")
            font.pixelSize: Style.clock
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        Label {
            visible: text.length > 0
            text: area.planned
            color: Style.text2
        }
        Label {
            width: parent.width
            text: area.presenter.notes.length > 0 ? area.presenter.notes : qsTr("There are no notes for this cue.")
            font.pixelSize: Style.title
            lineHeight: 1.3
            color: area.presenter.notes.length > 0 ? Style.text1 : Style.text3
            wrapMode: Text.Wrap
        }
        Label {
            visible: text.length > 0
            width: parent.width
            text: area.presenter.cue === 0 ? area.presenter.talkNotes : ""
            font.pixelSize: Style.lead
            color: Style.text2
            wrapMode: Text.Wrap
        }
    }
}
