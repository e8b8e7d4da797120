pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// A page that is longer than the window: it scrolls, also to what the keyboard reaches.
Flickable {
    id: scroll

    required property string heading
    default property alias parts: column.data
    readonly property real room: width - 2 * Style.padPanel
    // Plots stand beside each other where there is room for two.
    readonly property int columns: room >= Style.scaled(1000) ? 2 : 1
    readonly property real plotWidth: (room - (columns - 1) * Style.padPanel) / columns
    clip: true
    contentWidth: width
    contentHeight: column.height + 2 * Style.pad
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick

    ScrollToFocus {
        flick: scroll
    }
    Column {
        id: column

        x: Style.padPanel
        y: Style.pad
        width: scroll.room
        spacing: Style.wide

        Heading {
            width: parent.width
            text: scroll.heading
            font.pixelSize: Style.title
            font.weight: Font.Bold
            color: Style.text1
            wrapMode: Text.Wrap
        }
    }
}
