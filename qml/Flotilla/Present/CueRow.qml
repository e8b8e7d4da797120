pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One cue of the list.
T.AbstractButton {
    id: row

    required property int index
    required property bool here

    implicitHeight: Math.max(Style.control, words.implicitHeight + Style.gap)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Cue %1: %2").arg(index + 1).arg(text)
    Accessible.description: here ? qsTr("on the screen") : ""
    Accessible.onPressAction: row.clicked()
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    background: Rectangle {
        radius: Style.radiusChip
        color: row.hovered || row.down ? Style.bg3 : row.here ? Style.accentSoft : Style.clear

        FocusRing {
            around: Style.radiusChip
            anchors.margins: 0
            shown: row.visualFocus
        }
    }
    contentItem: face

    readonly property Item face: Item {
        Label {
            x: Style.gap
            width: Style.scaled(28)
            height: parent.height
            text: String(row.index + 1)
            font.weight: Font.DemiBold
            color: Style.text2
            Accessible.ignored: true
        }
        Label {
            id: words

            x: Style.gap + Style.scaled(28)
            width: parent.width - x - Style.gap
            height: parent.height
            text: row.text
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
