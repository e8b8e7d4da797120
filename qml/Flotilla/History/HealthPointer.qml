import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// The pointer on the charts: what is under it, a click goes to that instant, the wheel zooms.
MouseArea {
    id: pointer

    required property HealthItem chart

    signal momentPicked(real ms)

    hoverEnabled: true
    onClicked: mouse => {
        const ms = pointer.chart.timeAt(mouse.x, mouse.y);
        if (ms >= 0)
            pointer.momentPicked(ms);
    }
    onWheel: wheel => {
        if (wheel.modifiers & Qt.ControlModifier || pointer.chart.maxScrollY === 0)
            pointer.chart.zoom(Math.pow(1.0015, wheel.angleDelta.y));
        else
            pointer.chart.scroll(-wheel.angleDelta.y / 2);
    }

    Tip {
        readonly property int metric: pointer.chart.metricAt(pointer.mouseX, pointer.mouseY)
        readonly property string said: pointer.chart.describe(metric)

        x: Math.min(pointer.mouseX + Style.pad, pointer.width - width)
        y: Math.min(pointer.mouseY + Style.pad, pointer.height - height)
        visible: pointer.containsMouse && said.length > 0
        text: said
    }
}
