import QtQuick
import Flotilla.Style

// A number to type. What is no number is typed as NaN.
Field {
    id: field

    required property double value

    signal typed(double number)

    function number(): double {
        const words = field.text.trim();
        return words.length > 0 ? Number(words) : NaN;
    }

    implicitHeight: Style.control
    implicitWidth: Style.scaled(72)
    onValueChanged: if (!isNaN(value) && number() !== value)
        text = String(value)
    onTextEdited: typed(number())
}
