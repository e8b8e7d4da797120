pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Share
import Flotilla.Style

// Versions, licences, what is kept in memory, and whether hints are shown.
Sheet {
    id: sheet

    required property About about
    required property Hints hints
    property string licence: about.licences[0]
    readonly property real wide: Math.min(Style.scaled(640), parent ? parent.width - 80 : 640)

    modal: true
    padding: Style.padPanel
    onOpened: choices.forceActiveFocus(Qt.PopupFocusReason)

    lines: Column {
        spacing: Style.wide

        Label {
            text: sheet.about.version
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: [sheet.about.build, sheet.about.memory]

            Label {
                required property string modelData

                width: sheet.wide
                text: modelData
                font.pixelSize: Style.small
                color: Style.text2
                wrapMode: Text.Wrap
            }
        }
        Row {
            visible: sheet.hints !== null
            spacing: Style.gap

            AppButton {
                text: sheet.hints.on ? qsTr("Switch hints off") : qsTr("Show hints again")
                small: true
                onClicked: sheet.hints.on = !sheet.hints.on
            }
        }
        Heading {
            text: qsTr("Made with")
        }
        Repeater {
            model: sheet.about.parts

            Label {
                required property string modelData

                width: sheet.wide
                text: modelData
                font.pixelSize: Style.small
                wrapMode: Text.Wrap
            }
        }
        Heading {
            text: qsTr("Licences")
        }
        Flow {
            id: choices

            width: sheet.wide
            spacing: Style.tiny

            Repeater {
                model: sheet.about.licences

                Choice {
                    required property string modelData

                    text: modelData
                    chosen: sheet.licence === modelData
                    onClicked: sheet.licence = modelData
                }
            }
        }
        Rectangle {
            width: sheet.wide
            height: words.implicitHeight + 2 * Style.wide
            radius: Style.radius
            color: Style.bg1

            Mono {
                id: words

                x: Style.wide
                y: Style.wide
                width: parent.width - 2 * Style.wide
                text: sheet.about.textOf(sheet.licence)
                font.pixelSize: Style.micro
                wrapMode: Text.Wrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
