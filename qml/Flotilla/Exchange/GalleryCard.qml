import QtQuick
import QtQuick.Templates as T
import Flotilla.Share
import Flotilla.Style

// One starting situation: its picture, its name, and what is to be seen.
T.AbstractButton {
    id: card

    required property Gallery gallery
    required property string title
    required property string line
    required property int picture
    readonly property real inner: width - 2 * Style.gap
    readonly property alias ready: stage.ready

    implicitHeight: words.y + words.height + Style.gap
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: title
    Accessible.description: line
    Accessible.onPressAction: card.clicked()
    Keys.onReturnPressed: card.clicked()
    Keys.onEnterPressed: card.clicked()

    background: Rectangle {
        radius: Style.radius
        color: card.hovered || card.visualFocus ? Style.bg3 : Style.bg1
        border.width: Style.hairline
        border.color: card.hovered ? Style.ctl : Style.line

        FocusRing {
            shown: card.visualFocus
        }
    }

    Rectangle {
        x: Style.gap
        y: Style.gap
        width: card.inner
        height: Math.round(card.inner * 0.64)
        radius: Style.radiusChip
        color: Style.bg0
        clip: true

        CardItem {
            id: stage

            anchors.fill: parent
            theme: Tones.theme
            gallery: card.gallery
            picture: card.picture
        }
        Label {
            anchors.centerIn: parent
            visible: !stage.ready
            text: qsTr("Playing …")
            font.pixelSize: Style.small
            color: Style.text3
            Accessible.ignored: true
        }
    }
    Column {
        id: words

        x: Style.gap + Style.tiny
        y: Math.round(card.inner * 0.64) + 2 * Style.gap
        width: card.inner - 2 * Style.tiny
        spacing: Style.tiny

        Label {
            width: parent.width
            text: card.title
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            height: 2 * Style.row
            text: card.line
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
