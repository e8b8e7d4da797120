pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// A whole number in groups of three, with a narrow gap that the mono face lacks.
Row {
    id: figures

    required property real value
    property color color: Style.text1
    property int size: Style.body
    property int weight: Font.Normal

    readonly property int whole: Math.max(0, Math.floor(value + 1e-6))
    readonly property list<string> groups: [part(1000000), part(1000), part(1)]

    function part(unit: int): string {
        const above = Math.floor(figures.whole / unit);
        if (above === 0 && unit > 1)
            return "";
        return above >= 1000 ? String(above % 1000).padStart(3, "0") : String(above);
    }

    spacing: Math.round(size / 5)
    Accessible.role: Accessible.StaticText
    Accessible.name: String(whole)

    Mono {
        visible: text.length > 0
        text: figures.groups[0]
        color: figures.color
        font.pixelSize: figures.size
        font.weight: figures.weight
        Accessible.ignored: true
    }
    Mono {
        visible: text.length > 0
        text: figures.groups[1]
        color: figures.color
        font.pixelSize: figures.size
        font.weight: figures.weight
        Accessible.ignored: true
    }
    Mono {
        text: figures.groups[2]
        color: figures.color
        font.pixelSize: figures.size
        font.weight: figures.weight
        Accessible.ignored: true
    }
}
