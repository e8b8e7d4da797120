import QtQuick
import Flotilla.Style

// Numbers and code: figures of one width, so that nothing moves when they change.
Label {
    font.family: Style.mono
    font.pixelSize: Style.body
}
