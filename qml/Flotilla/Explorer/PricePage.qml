import QtQuick
import Flotilla.Planning
import Flotilla.Style

// What does a write cost?
FocusScope {
    id: page

    required property Explorer explorer

    focus: true

    Heading {
        x: Style.padPanel
        y: Style.pad
        text: qsTr("What does a write cost?")
        font.pixelSize: Style.title
    }
}
