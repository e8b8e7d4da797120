pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Share
import Flotilla.Style

// Scenarios that come with the app, a new cluster, open and save.
Sheet {
    id: sheet

    signal bundledPicked(string name)
    signal clusterAsked(int servers, int seed, string settings)
    signal rulesAsked
    signal settingsAsked
    signal galleryAsked
    signal aboutAsked
    signal openAsked
    signal saveAsked

    required property Gallery gallery

    padding: Style.wide
    onOpened: column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        id: column

        spacing: Style.gap

        Heading {
            text: qsTr("Scenarios")
        }
        Grid {
            columns: 2
            flow: Grid.TopToBottom
            rows: Math.ceil(sheet.gallery.files.length / 2)

            Repeater {
                model: sheet.gallery.files

                MenuRow {
                    required property string modelData
                    required property int index

                    text: sheet.gallery.titles[index]
                    width: Style.scaled(240)
                    onClicked: {
                        sheet.close();
                        sheet.bundledPicked(modelData);
                    }
                }
            }
        }
        Rectangle {
            width: parent.width
            height: Style.hairline
            color: Style.line
        }
        NewCluster {
            onAsked: (servers, seed, settings) => {
                sheet.close();
                sheet.clusterAsked(servers, seed, settings);
            }
        }
        Rectangle {
            width: parent.width
            height: Style.hairline
            color: Style.line
        }
        Column {
            MenuRow {
                text: qsTr("All settings, and what they mean …")
                width: Style.scaled(480)
                note: ","
                onClicked: {
                    sheet.close();
                    sheet.settingsAsked();
                }
            }
            MenuRow {
                text: qsTr("Break a rule …")
                width: Style.scaled(480)
                note: "B"
                onClicked: {
                    sheet.close();
                    sheet.rulesAsked();
                }
            }
            MenuRow {
                text: qsTr("Starting situations in pictures, or a link …")
                width: Style.scaled(480)
                note: "Ctrl+G"
                onClicked: {
                    sheet.close();
                    sheet.galleryAsked();
                }
            }
            MenuRow {
                text: qsTr("Open a scenario …")
                width: Style.scaled(480)
                note: "Ctrl+O"
                onClicked: {
                    sheet.close();
                    sheet.openAsked();
                }
            }
            MenuRow {
                text: qsTr("Save this run …")
                width: Style.scaled(480)
                note: "Ctrl+S"
                onClicked: {
                    sheet.close();
                    sheet.saveAsked();
                }
            }
            MenuRow {
                text: qsTr("About Flotilla …")
                width: Style.scaled(480)
                note: "F1"
                onClicked: {
                    sheet.close();
                    sheet.aboutAsked();
                }
            }
        }
    }
}
