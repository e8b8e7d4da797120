pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One lesson of the list.
T.AbstractButton {
    id: row

    required property int number
    required property string title
    required property int minutes
    required property string about
    required property string mistake
    required property int done
    required property int steps
    required property string after
    readonly property string how: done === 0 ? "" : done < steps ? qsTr("%1 of %2 done").arg(done).arg(steps) : qsTr("done")

    text: title
    implicitHeight: Math.max(Style.control, lines.implicitHeight + 2 * Style.gap)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Lesson %1: %2").arg(number).arg(title)
    Accessible.description: mistake.length > 0 ? mistake : qsTr("%1 minutes. %2 %3 %4").arg(minutes).arg(about).arg(after).arg(how)
    Accessible.onPressAction: row.clicked()
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()

    background: Rectangle {
        radius: Style.radius
        color: row.hovered || row.down ? Style.bg3 : Style.clear

        FocusRing {
            shown: row.activeFocus
        }
    }
    contentItem: face

    readonly property Item face: Item {
        Label {
            id: place

            x: Style.gap
            y: Style.gap
            width: Style.scaled(24)
            text: String(row.number)
            font.weight: Font.DemiBold
            color: Style.text2
            Accessible.ignored: true
        }
        Column {
            id: lines

            x: place.x + place.width + Style.gap
            y: Style.gap
            width: parent.width - x - state.width - 2 * Style.gap

            Label {
                width: parent.width
                text: row.title
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                text: row.mistake.length > 0 ? row.mistake : row.about
                font.pixelSize: Style.small
                color: row.mistake.length > 0 ? Style.danger : Style.text2
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
        Column {
            id: state

            anchors.right: parent.right
            anchors.rightMargin: Style.gap
            y: Style.gap

            Label {
                anchors.right: parent.right
                text: row.after.length > 0 ? qsTr("%1 min, %2").arg(row.minutes).arg(row.after) : qsTr("%1 min").arg(row.minutes)
                font.pixelSize: Style.small
                color: Style.text3
                Accessible.ignored: true
            }
            Label {
                anchors.right: parent.right
                visible: text.length > 0
                text: row.how
                font.pixelSize: Style.small
                color: Style.accent
                Accessible.ignored: true
            }
        }
    }
}
