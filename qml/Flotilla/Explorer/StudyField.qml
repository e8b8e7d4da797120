import QtQuick
import Flotilla.Style

// A name and a number. What is no number is left alone until it is one.
Row {
    id: line

    required property string name
    required property real value
    property string unit: ""
    property bool wrong: false

    signal typed(real number)

    spacing: Style.tiny

    Label {
        height: Style.control
        text: line.name
        font.pixelSize: Style.small
        color: Style.text2
        Accessible.ignored: true
    }
    Field {
        id: field

        function number(): real {
            const words = field.text.trim();
            return words.length > 0 ? Number(words) : NaN;
        }

        y: Math.round((Style.control - height) / 2)
        implicitWidth: Style.scaled(64)
        wrong: line.wrong || isNaN(number())
        Accessible.name: line.unit.length > 0 ? qsTr("%1, %2").arg(line.name).arg(line.unit) : line.name
        onEditingFinished: if (!isNaN(number()))
            line.typed(number())

        Component.onCompleted: text = String(line.value)
    }
    Label {
        visible: text.length > 0
        height: Style.control
        text: line.unit
        font.pixelSize: Style.small
        color: Style.text2
        Accessible.ignored: true
    }
    onValueChanged: if (field.number() !== value)
        field.text = String(value)
}
