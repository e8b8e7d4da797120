import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How much of the time is a quorum up?
FocusScope {
    id: page

    required property Explorer explorer

    focus: true

    Heading {
        x: Style.padPanel
        y: Style.pad
        text: qsTr("How much of the time is a quorum up?")
        font.pixelSize: Style.title
    }
}
