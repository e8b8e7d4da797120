pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Share
import Flotilla.Style

// What is to be taken out of the window: what, of which view, how large or how long.
Sheet {
    id: sheet

    required property Exporter exporter
    readonly property list<string> whats: [qsTr("Picture (PNG)"), qsTr("Drawing (SVG)"), qsTr("Page (PDF)"), qsTr("Film (GIF)"), qsTr("Film as pictures (PNG)"), qsTr("Video (MP4)"), qsTr("Events as JSON lines"), qsTr("Servers as a table (CSV)"), qsTr("Client operations as a table (CSV)"), qsTr("Events as a table (CSV)"), qsTr("Data of each server as a table (CSV)"), qsTr("Health metrics as a table (CSV)")]
    property int what: 0
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.padPanel + Style.gap)
    // Large letters leave room for one column.
    readonly property bool narrow: room < Style.scaled(600) + Style.gap
    readonly property alias view: options.view

    signal placeAsked(int what, int view)

    function chosenWhat(next: int): void {
        sheet.what = next;
    }

    modal: true
    padding: Style.padPanel
    onOpened: kinds.itemAt(sheet.what).forceActiveFocus(Qt.PopupFocusReason)

    lines: Column {
        spacing: Style.wide

        Label {
            text: qsTr("Export")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Grid {
            columns: sheet.narrow ? 1 : 2
            columnSpacing: Style.gap
            flow: Grid.TopToBottom

            Repeater {
                id: kinds

                model: sheet.whats

                MenuRow {
                    required property string modelData
                    required property int index

                    width: Style.scaled(300)
                    text: modelData
                    iconName: sheet.what === index ? "ok" : "none"
                    enabled: index !== Exporter.Video || sheet.exporter.videoNote.length === 0
                    Accessible.role: Accessible.RadioButton
                    Accessible.checkable: true
                    Accessible.checked: sheet.what === index
                    onClicked: sheet.chosenWhat(index)
                }
            }
        }
        Label {
            visible: text.length > 0
            text: sheet.exporter.videoNote
            font.pixelSize: Style.small
            color: Style.text2
        }
        ExportOptions {
            id: options

            what: sheet.what
            exporter: sheet.exporter
        }
        Row {
            spacing: Style.gap

            AppButton {
                look: AppButton.Primary
                enabled: !sheet.exporter.busy
                text: qsTr("Save as …")
                onClicked: sheet.placeAsked(sheet.what, sheet.view)
            }
            AppButton {
                visible: sheet.exporter.busy
                text: qsTr("Cancel")
                onClicked: sheet.exporter.cancel()
            }
            Rectangle {
                visible: sheet.exporter.busy
                anchors.verticalCenter: parent.verticalCenter
                width: Style.scaled(240)
                height: Style.gap
                radius: Style.tiny
                color: Style.bg3
                Accessible.role: Accessible.ProgressBar
                Accessible.name: qsTr("Export: %1 %").arg(Math.round(100 * sheet.exporter.progress))

                Rectangle {
                    width: parent.width * sheet.exporter.progress
                    height: parent.height
                    radius: Style.tiny
                    color: Style.accent
                }
            }
        }
    }
}
