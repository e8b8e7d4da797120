import QtQuick
import Flotilla.Style
import Flotilla.View

// The first event in which the two differ, in words and as a way there.
Column {
    id: column

    required property Compare compare
    readonly property bool known: compare.differenceTime >= 0

    signal picked(real time)

    spacing: Style.tiny

    AppButton {
        small: true
        enabled: column.known
        text: column.compare.differenceText
        hint: qsTr("Go to the first event that differs")
        onClicked: column.picked(column.compare.differenceTime)
    }
    Label {
        visible: column.known
        width: column.width
        text: qsTr("Here: %1").arg(column.compare.hereText)
        wrapMode: Text.Wrap
        font.pixelSize: Style.small
    }
    Label {
        visible: column.known
        width: column.width
        text: qsTr("There: %1").arg(column.compare.thereText)
        wrapMode: Text.Wrap
        font.pixelSize: Style.small
    }
    Label {
        width: column.width
        text: column.compare.summary
        wrapMode: Text.Wrap
        font.pixelSize: Style.small
        color: Style.text2
    }
}
