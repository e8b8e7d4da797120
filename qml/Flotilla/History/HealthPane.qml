pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas
import Flotilla.View

// What operators watch: alerts under etcd's names, and the metrics as small charts.
Item {
    id: pane

    required property HealthView health
    required property int chosenServer
    readonly property HealthItem item: chart
    readonly property bool wide: width > Style.scaled(700)
    readonly property real side: wide ? Math.round(0.42 * width) : width
    readonly property list<int> scales: [1, 60, 600]

    signal momentPicked(real ms)
    signal serverChosen(int server)

    Label {
        id: summary

        x: Style.pad
        width: Math.max(0, scale.x - x - Style.gap)
        height: scale.height
        text: pane.health.summary
        font.weight: pane.health.firing > 0 ? Font.DemiBold : Font.Normal
        color: pane.health.firing > 0 ? Style.danger : Style.text2
        elide: Text.ElideRight
        Accessible.role: Accessible.AlertMessage
    }
    Segmented {
        id: scale

        x: pane.side - width - Style.gap
        implicitHeight: Style.chipHeight
        options: ["1:1", "1:60", "1:600"]
        hints: [qsTr("Windows as in etcd's rules"), qsTr("A minute of the rules is a second here"), qsTr("A minute of the rules is 100 ms here")]
        current: pane.health.scale === 1 ? 0 : pane.health.scale === 60 ? 1 : 2
        onPicked: index => pane.health.scale = pane.scales[index]
        Accessible.name: qsTr("How much shorter the rules' windows are here")
    }
    Label {
        id: scaleWords

        x: Style.pad
        y: scale.height
        width: pane.side - 2 * Style.pad
        height: Math.max(Style.rowTight, implicitHeight)
        text: pane.health.scaleWords
        font.pixelSize: Style.micro
        color: Style.text2
        wrapMode: Text.Wrap

        readonly property string hint: text
    }
    AlertList {
        id: alerts

        y: scaleWords.y + scaleWords.height
        width: pane.side
        height: Math.max(0, (pane.wide ? pane.height : Math.round(0.55 * pane.height)) - y)
        alerts: pane.health.alerts
        onPicked: (server, since) => {
            if (server > 0)
                pane.serverChosen(server);
            if (since >= 0)
                pane.momentPicked(since);
        }
    }
    Rectangle {
        x: pane.wide ? pane.side : 0
        y: pane.wide ? 0 : alerts.y + alerts.height
        width: pane.wide ? Style.hairline : parent.width
        height: pane.wide ? parent.height : Style.hairline
        color: Style.line
    }
    HealthItem {
        id: chart

        x: pane.wide ? pane.side + Style.hairline : 0
        y: pane.wide ? 0 : alerts.y + alerts.height + Style.hairline
        width: parent.width - x
        height: Math.max(0, parent.height - y)
        theme: Tones.theme
        textScale: Style.textScale
        chosenServer: pane.chosenServer
        activeFocusOnTab: true
        Accessible.role: Accessible.Chart
        Accessible.focusable: true
        Accessible.name: qsTr("Metrics: Up and Down go from chart to chart, Left and Right show more or less time")
        Accessible.description: chart.spoken
        Keys.onUpPressed: chart.current = Math.max(0, chart.current - 1)
        Keys.onDownPressed: chart.current = chart.current + 1
        Keys.onLeftPressed: chart.zoom(1 / 1.5)
        Keys.onRightPressed: chart.zoom(1.5)
        onActiveFocusChanged: chart.current = activeFocus ? Math.max(0, chart.current) : -1
        onMoved: spoken = chart.describe(Math.max(0, chart.current))

        property string spoken
    }
    HealthPointer {
        anchors.fill: chart
        chart: chart
        onMomentPicked: ms => pane.momentPicked(ms)
    }
    FocusRing {
        anchors.fill: chart
        anchors.margins: Style.tiny
        shown: chart.activeFocus
    }
}
