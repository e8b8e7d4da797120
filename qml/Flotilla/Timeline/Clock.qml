pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// The run's time. It keeps room for six figures: what stands beside it does not move as time grows.
Item {
    id: clock

    required property real value
    property string unit: ""

    implicitWidth: Math.max(least.width, figures.width) + (unit.length > 0 ? gap + words.width : 0)
    implicitHeight: figures.height
    readonly property int gap: Style.gap

    Figures {
        id: figures

        value: clock.value
        size: Style.clock
        weight: Font.Bold
        Accessible.name: qsTr("Time: %1 ms").arg(Math.floor(clock.value + 1e-6))
    }
    Label {
        id: words

        anchors.left: figures.right
        anchors.leftMargin: clock.gap
        anchors.verticalCenter: figures.verticalCenter
        text: clock.unit
        color: Style.text2
        Accessible.ignored: true
    }
    Figures {
        id: least

        visible: false
        value: 999999
        size: Style.clock
        weight: Font.Bold
    }
}
