pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One of a few.
Row {
    id: setting

    required property string name
    required property list<string> values
    required property int chosen

    signal picked(int index)

    spacing: Style.gap

    Label {
        width: Style.scaled(140)
        height: Style.control
        text: setting.name
        color: Style.text2
    }
    Segmented {
        options: setting.values
        current: setting.chosen
        Accessible.name: setting.name
        onPicked: index => setting.picked(index)
    }
}
