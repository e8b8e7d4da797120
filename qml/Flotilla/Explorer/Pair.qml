import QtQuick
import Flotilla.Style

// A small figure at the left end of a column, and one at its right end.
Item {
    id: pair

    property string near: ""
    property string far: ""

    implicitHeight: Style.scaled(16)

    Mono {
        visible: text.length > 0
        height: parent.height
        text: pair.near
        font.pixelSize: Style.micro
    }
    Mono {
        visible: text.length > 0
        anchors.right: parent.right
        height: parent.height
        text: pair.far
        font.pixelSize: Style.micro
    }
}
