pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Presenting
import Flotilla.Style

// "Cue 4 of 9", a mark for each cue, and the keys.
Item {
    id: foot

    required property Presenter presenter
    required property real unit
    readonly property real room: width - where.width - keys.width - 3 * gapWide
    readonly property int answer: presenter.answer
    readonly property bool undecided: answer === Presenter.Open || answer === Presenter.Deciding
    readonly property real gapWide: Math.round(36 * unit)

    signal listAsked

    height: Math.round(48 * unit)

    Label {
        id: where

        height: parent.height
        text: foot.presenter.typed.length > 0 ? qsTr("To cue %1 …").arg(foot.presenter.typed) : qsTr("Cue %1 of %2").arg(foot.presenter.cue + 1).arg(foot.presenter.cues)
        font.pixelSize: Math.round(28 * foot.unit)
        font.weight: Font.Bold
    }
    CueMarks {
        x: where.width + foot.gapWide
        height: parent.height
        presenter: foot.presenter
        room: foot.room
        unit: foot.unit
    }
    Row {
        id: keys

        anchors.right: parent.right
        height: parent.height
        spacing: Math.round(28 * foot.unit)

        KeyHint {
            key: "→"
            text: foot.presenter.answer === Presenter.Open ? qsTr("decide") : qsTr("next")
            unit: foot.unit
            enabled: foot.undecided || foot.presenter.cue + 1 < foot.presenter.cues
            onClicked: foot.presenter.next()
        }
        KeyHint {
            key: "←"
            text: qsTr("back")
            unit: foot.unit
            enabled: foot.presenter.cue > 0 || foot.presenter.answer === Presenter.Decided
            onClicked: foot.presenter.back()
        }
        KeyHint {
            key: "Space"
            text: qsTr("play")
            unit: foot.unit
            onClicked: foot.presenter.play()
        }
        KeyHint {
            key: "G"
            text: qsTr("cues")
            unit: foot.unit
            onClicked: foot.listAsked()
        }
        KeyHint {
            key: "B"
            text: qsTr("blank")
            unit: foot.unit
            onClicked: foot.presenter.toggleBlank()
        }
        KeyHint {
            key: "Esc"
            text: qsTr("leave")
            unit: foot.unit
            onClicked: foot.presenter.leave()
        }
    }
}
