import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Which way to read?
FocusScope {
    id: page

    required property Explorer explorer

    focus: true

    Heading {
        x: Style.padPanel
        y: Style.pad
        text: qsTr("Which way to read?")
        font.pixelSize: Style.title
    }
}
