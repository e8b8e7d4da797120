import QtQuick
import Flotilla.Style

// One setting of the new cluster: its name and its values.
Row {
    id: option

    required property string name
    required property list<string> values
    property list<string> hints
    property int chosen: 0

    spacing: Style.gap

    Label {
        width: Style.scaled(104)
        height: Style.control
        text: option.name
        color: Style.text2
    }
    Segmented {
        options: option.values
        hints: option.hints
        current: option.chosen
        Accessible.name: option.name
        onPicked: index => option.chosen = index
    }
}
