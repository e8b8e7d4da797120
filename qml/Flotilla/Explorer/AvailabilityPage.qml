pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How much of the time is a quorum up? Where servers stand, and what fails there.
FocusScope {
    id: page

    required property Explorer explorer
    readonly property SiteStudy study: explorer.site
    readonly property real side: Math.min(Style.scaled(330), 0.3 * width + Style.scaled(18))
    readonly property real main: width - side

    focus: true

    Label {
        id: title

        x: Style.pad
        y: Style.tiny
        width: page.main - 2 * Style.pad
        height: Style.scaled(36)
        text: qsTr("How much of the time is a quorum up?")
        font.pixelSize: Style.title
        font.weight: Font.Bold
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
    }
    Flow {
        id: tools

        x: Style.pad
        y: title.y + title.height
        width: page.main - 2 * Style.pad
        spacing: Style.gap

        Label {
            height: Style.chipHeight
            text: qsTr("Drag a server to another place.")
            font.pixelSize: Style.small
            color: Style.text2
        }
        AppButton {
            small: true
            enabled: page.study.serverCount > 1
            text: qsTr("Server less")
            onClicked: page.study.removeServer()
        }
        AppButton {
            small: true
            enabled: page.study.placeCount < 6
            text: qsTr("Place more")
            hint: qsTr("One more zone or rack")
            onClicked: page.study.addPlace()
        }
        AppButton {
            small: true
            enabled: page.study.placeCount > 1
            text: qsTr("Place less")
            onClicked: page.study.removePlace()
        }
    }
    SiteBoard {
        id: board

        x: Style.gap
        y: tools.y + tools.height + Style.tiny
        width: page.main - 2 * Style.gap
        height: Math.min(contentHeight, Math.max(Style.scaled(120), 0.52 * page.height))
        study: page.study
    }
    Flickable {
        x: Style.pad
        y: board.y + board.height + Style.gap
        width: page.main - 2 * Style.pad
        height: page.height - y
        contentHeight: answers.height + Style.pad
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: true

        SiteAnswers {
            id: answers

            width: parent.width
            study: page.study
        }
    }
    Rectangle {
        x: page.main
        width: Style.hairline
        height: parent.height
        color: Style.line
    }
    Flickable {
        x: page.main + Style.pad
        y: Style.wide
        width: page.side - 2 * Style.pad
        height: page.height - y
        contentHeight: settings.height + Style.pad
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: true

        SiteSettings {
            id: settings

            width: parent.width
            study: page.study
        }
    }
}
