import QtQuick
import Flotilla.Style

// A name and its choices.
Row {
    id: line

    required property string name
    required property list<string> values
    required property int chosen

    signal picked(int index)

    spacing: Style.gap

    Label {
        width: Style.scaled(128)
        height: Style.control
        text: line.name
        color: Style.text2
        verticalAlignment: Text.AlignVCenter
    }
    Segmented {
        options: line.values
        current: line.chosen
        Accessible.name: line.name
        onPicked: index => line.picked(index)
    }
}
