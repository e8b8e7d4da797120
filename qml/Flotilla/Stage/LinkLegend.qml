pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// What the signs on a link mean.
Column {
    id: legend

    readonly property list<string> signs: [qsTr("hatched wall"), qsTr("half a wall"), qsTr("dashed frame"), qsTr("red rays")]
    readonly property list<string> meanings: [qsTr("cut: nothing passes"), qsTr("cut one way, on the side it stands"), qsTr("not as at the start: latency, loss, twice, overtake, spikes"), qsTr("a message was lost here")]

    spacing: 1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Signs on a link")

    Heading {
        text: qsTr("Signs on a link")
    }
    Repeater {
        model: legend.signs

        Label {
            required property string modelData
            required property int index

            width: legend.width
            text: qsTr("%1: %2").arg(modelData).arg(legend.meanings[index])
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
    }
}
