import QtQuick
import Flotilla.Style

// The small title of a part of a pane.
Label {
    font.pixelSize: Style.small
    font.weight: Font.DemiBold
    color: Style.text2
    Accessible.role: Accessible.Heading
}
