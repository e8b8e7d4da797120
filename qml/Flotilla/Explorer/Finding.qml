import QtQuick
import Flotilla.Style

// What the figures say, as words.
Label {
    visible: text.length > 0
    font.pixelSize: Style.feed
    font.weight: Font.DemiBold
    wrapMode: Text.Wrap
}
