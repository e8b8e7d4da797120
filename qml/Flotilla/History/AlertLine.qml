import QtQuick
import Flotilla.Style

// One paragraph of an alert.
Label {
    font.pixelSize: Style.small
    wrapMode: Text.Wrap
    Accessible.ignored: true
}
