pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// How much of the run the space-time diagram shows.
Row {
    id: tools

    required property SpaceTimeItem diagram

    spacing: Style.tiny

    AppButton {
        small: true
        text: "\u2212"
        hint: qsTr("Zoom out (-)")
        Accessible.name: hint
        onClicked: tools.diagram.zoomAt(tools.diagram.height / 2, 0.5)
    }
    AppButton {
        small: true
        text: "+"
        hint: qsTr("Zoom in (+)")
        Accessible.name: hint
        onClicked: tools.diagram.zoomAt(tools.diagram.height / 2, 2)
    }
    AppButton {
        small: true
        enabled: !tools.diagram.whole
        text: qsTr("Whole run")
        hint: qsTr("Show the whole run (0)")
        onClicked: tools.diagram.showAll()
    }
    AppButton {
        visible: !tools.diagram.follow
        small: true
        text: qsTr("To the playhead")
        hint: qsTr("Keep the playhead in view (End)")
        onClicked: tools.diagram.follow = true
    }
    Label {
        height: Style.chipHeight
        text: tools.diagram.shownText
        font.pixelSize: Style.small
        color: Style.text3
    }
}
