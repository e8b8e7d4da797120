pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Share
import Flotilla.Style

// The choices that go with what is exported; those that do not matter are not shown.
Column {
    id: options

    required property int what
    required property Exporter exporter
    readonly property bool ofView: exporter.ofView(what)
    readonly property bool isFilm: exporter.isFilm(what)
    readonly property list<string> views: [qsTr("Stage"), qsTr("Log"), qsTr("Space-time"), qsTr("Client history")]
    readonly property list<string> moreViews: [qsTr("Tape"), qsTr("Data"), qsTr("Events"), qsTr("Health")]
    readonly property list<real> spans: [500, 1000, 2000, 5000, 0]
    readonly property list<real> speeds: [0.1, 0.2, 0.5, 1]
    readonly property list<real> rates: [10, 20, 30]
    readonly property bool inSpan: exporter.ofSpan(what) && exporter.span.used
    readonly property string marks: inSpan ? exporter.span.text : ""
    readonly property string until: marks.length > 0 ? marks : qsTr("up to the playhead")
    property int view: 0

    spacing: Style.gap

    function placeOf(value: real, values: list<real>): int {
        for (let k = 0; k < values.length; ++k) {
            if (values[k] === value)
                return k;
        }
        return -1;
    }

    ExportChoice {
        visible: options.ofView
        name: qsTr("View")
        values: options.views
        chosen: options.view
        onPicked: index => options.view = index
    }
    ExportChoice {
        visible: options.ofView
        name: qsTr("or")
        values: options.moreViews
        chosen: options.view - options.views.length
        onPicked: index => options.view = options.views.length + index
    }
    ExportChoice {
        visible: options.what === Exporter.Png
        name: qsTr("Pixels")
        values: ["1x", "2x"]
        chosen: options.exporter.scale - 1
        onPicked: index => options.exporter.scale = index + 1
    }
    ExportChoice {
        visible: options.exporter.ofSpan(options.what) && options.exporter.span.marked
        name: qsTr("From the run")
        values: options.isFilm ? [qsTr("the last part"), qsTr("between the marks")] : [qsTr("all"), qsTr("between the marks")]
        chosen: options.exporter.span.used ? 1 : 0
        onPicked: index => options.exporter.span.used = index === 1
    }
    ExportChoice {
        visible: options.isFilm && !options.exporter.span.used
        name: qsTr("The last")
        values: [qsTr("0.5 s"), qsTr("1 s"), qsTr("2 s"), qsTr("5 s"), qsTr("whole run")]
        chosen: options.placeOf(options.exporter.lastMs, options.spans)
        onPicked: index => options.exporter.lastMs = options.spans[index]
    }
    ExportChoice {
        visible: options.isFilm
        name: qsTr("Speed")
        values: ["1/10", "1/5", "1/2", "1"]
        chosen: options.placeOf(options.exporter.speed, options.speeds)
        onPicked: index => options.exporter.speed = options.speeds[index]
    }
    ExportChoice {
        visible: options.isFilm
        name: qsTr("Pictures a second")
        values: ["10", "20", "30"]
        chosen: options.placeOf(options.exporter.picturesASecond, options.rates)
        onPicked: index => options.exporter.picturesASecond = options.rates[index]
    }
    Label {
        visible: options.isFilm || options.marks.length > 0
        text: options.isFilm ? qsTr("%1, %2").arg(options.exporter.filmText).arg(options.until) : options.marks
        font.pixelSize: Style.small
        color: Style.text2
    }
}
