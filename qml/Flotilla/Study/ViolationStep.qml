pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// One thing that led to a violation; pressed, the playhead goes there.
T.AbstractButton {
    id: step

    required property int event
    required property string time
    required property string words

    implicitHeight: sentence.implicitHeight + Style.tiny
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1 ms: %2").arg(time).arg(words)
    Accessible.onPressAction: step.clicked()
    Keys.onReturnPressed: step.clicked()
    Keys.onEnterPressed: step.clicked()

    background: Rectangle {
        radius: Style.radiusKey
        color: step.hovered ? Style.bg3 : Style.clear

        FocusRing {
            around: Style.radiusKey
            anchors.margins: 0
            shown: step.visualFocus
        }
    }
    contentItem: face

    readonly property Item face: Item {
        Mono {
            id: when

            width: Style.scaled(56)
            height: Math.min(parent.height, Style.rowTight)
            text: step.time
            font.pixelSize: Style.small
            color: Style.text2
            Accessible.ignored: true
        }
        Label {
            id: sentence

            x: when.width + Style.tiny
            width: step.width - x
            height: parent.height
            text: step.words
            font.pixelSize: Style.small
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
