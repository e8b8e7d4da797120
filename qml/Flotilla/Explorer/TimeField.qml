import QtQuick
import Flotilla.Style

// A time with its unit, to be typed: "41 d", "4 h", "30 min".
Item {
    id: row

    required property string name
    required property string value

    signal typed(string text)

    function give(): void {
        if (field.text !== row.value)
            row.typed(field.text);
        field.text = Qt.binding(() => row.value);
    }

    implicitHeight: Style.control + 2

    Label {
        width: parent.width - field.width - Style.gap
        height: parent.height
        text: row.name
        font.pixelSize: Style.small
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Field {
        id: field

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Style.scaled(92)
        text: row.value
        Accessible.name: row.name
        Accessible.description: qsTr("A number and s, min, h, d or y")
        onEditingFinished: row.give()
    }
}
