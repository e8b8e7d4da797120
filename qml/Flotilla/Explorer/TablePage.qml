import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How many servers, and how many may fail?
FocusScope {
    id: page

    required property Explorer explorer

    focus: true

    Heading {
        x: Style.padPanel
        y: Style.pad
        text: qsTr("How many servers, and how many may fail?")
        font.pixelSize: Style.title
    }
}
