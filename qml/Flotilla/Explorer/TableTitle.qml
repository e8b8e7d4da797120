import QtQuick
import Flotilla.Style

// What the table answers, and its lesson where there is room.
Item {
    id: title

    implicitHeight: question.height + Style.tiny

    Label {
        id: question

        x: Style.pad
        y: Style.tiny
        width: parent.width - 2 * Style.pad
        height: Math.max(Style.scaled(36), implicitHeight)
        text: qsTr("How many servers, and how many may fail?")
        font.pixelSize: Style.title
        font.weight: Font.Bold
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }
    Label {
        visible: question.implicitWidth + implicitWidth + 4 * Style.pad < title.width
        x: title.width - width - Style.padPanel
        y: Style.tiny
        height: question.height
        text: qsTr("An even size needs one more vote and survives no more failures.")
        font.pixelSize: Style.small
        color: Style.text2
    }
}
