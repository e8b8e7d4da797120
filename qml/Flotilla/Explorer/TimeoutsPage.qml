import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Which timeouts?
FocusScope {
    id: page

    required property Explorer explorer

    focus: true

    Heading {
        x: Style.padPanel
        y: Style.pad
        text: qsTr("Which timeouts?")
        font.pixelSize: Style.title
    }
}
