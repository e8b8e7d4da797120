import QtQuick
import Flotilla.Style

// Which rule this cluster breaks: said as long as it is shown.
Rectangle {
    id: sign

    required property string sentence

    visible: sentence.length > 0
    color: Style.dangerSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.danger
    }
    Icon {
        id: glyph

        x: Style.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Style.iconSmall
        height: Style.iconSmall
        name: "failed"
        color: Style.danger
    }
    TextMetrics {
        id: metrics

        font.family: Style.sans
        font.pixelSize: Style.body
        font.weight: Font.DemiBold
        text: sign.sentence
    }
    Label {
        anchors.left: glyph.right
        anchors.leftMargin: Style.gap
        anchors.right: parent.right
        anchors.rightMargin: Style.pad
        height: parent.height
        text: sign.sentence
        font.weight: Font.DemiBold
        font.pixelSize: metrics.advanceWidth > width ? Style.small : Style.body
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
