pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Presenting
import Flotilla.Style

// A mark for each cue: those gone by are filled, the present one is larger. As many as there is
// room for.
Row {
    id: marks

    required property Presenter presenter
    required property real room
    required property real unit
    readonly property int cues: presenter.cues
    readonly property real step: Math.min(Math.round(38 * unit), cues > 0 ? room / cues : 0)
    readonly property bool fits: step >= 14 * unit

    visible: fits

    Repeater {
        model: marks.fits ? marks.cues : 0

        T.AbstractButton {
            id: mark

            required property int index
            readonly property bool here: index === marks.presenter.cue
            readonly property color ink: here ? Style.accent : Style.text2

            width: marks.step
            height: marks.height
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Cue %1: %2").arg(index + 1).arg(marks.presenter.headlines[index] ?? "")
            Accessible.onPressAction: mark.clicked()
            onClicked: marks.presenter.goTo(index)

            Rectangle {
                anchors.centerIn: parent
                width: Math.round((mark.here ? 19 : 12) * marks.unit)
                height: width
                rotation: 45
                antialiasing: true
                color: mark.index <= marks.presenter.cue ? mark.ink : Style.clear
                border.width: Math.max(1, Math.round(2 * marks.unit))
                border.color: mark.ink
            }
        }
    }
}
