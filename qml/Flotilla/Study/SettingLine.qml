pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// A number, or a range of two.
Row {
    id: line

    required property string name
    required property double from
    property double to: 0
    property bool ranged: false
    property string unit: ""
    property bool wrong: false
    property bool wrongTo: false

    signal fromTyped(double value)
    signal toTyped(double value)

    spacing: Style.gap

    Label {
        width: Style.scaled(140)
        height: Style.control
        text: line.name
        color: Style.text2
    }
    NumberField {
        value: line.from
        wrong: line.wrong
        Accessible.name: line.ranged ? qsTr("%1, from").arg(line.name) : line.name
        onTyped: number => line.fromTyped(number)
    }
    Label {
        visible: line.ranged
        height: Style.control
        text: qsTr("to")
        color: Style.text2
    }
    NumberField {
        visible: line.ranged
        value: line.to
        wrong: line.wrongTo
        Accessible.name: qsTr("%1, to").arg(line.name)
        onTyped: number => line.toTyped(number)
    }
    Label {
        visible: line.unit.length > 0
        height: Style.control
        text: line.unit
        color: Style.text2
    }
}
