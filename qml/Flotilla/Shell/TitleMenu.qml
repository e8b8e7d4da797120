pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Scenarios that come with the app, a new cluster, open and save.
Sheet {
    id: sheet

    signal bundledPicked(string name)
    signal clusterAsked(int servers, int seed)
    signal openAsked
    signal saveAsked

    // The files in the app's resources, and what they are called.
    readonly property list<string> files: "opening election write minority-leader fig8".split(" ")
    readonly property list<string> names: [qsTr("A cluster elects a leader"), qsTr("Election"), qsTr("Writing with one server down"), qsTr("A leader cut off"), qsTr("Figure 8: old entries and commitment")]

    padding: Style.wide
    onOpened: column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    contentItem: Column {
        id: column

        spacing: Style.gap

        Heading {
            text: qsTr("Scenarios")
        }
        Column {
            Repeater {
                model: sheet.files

                MenuRow {
                    required property string modelData
                    required property int index

                    text: sheet.names[index]
                    width: Style.scaled(360)
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
            onAsked: (servers, seed) => {
                sheet.close();
                sheet.clusterAsked(servers, seed);
            }
        }
        Rectangle {
            width: parent.width
            height: Style.hairline
            color: Style.line
        }
        Column {
            MenuRow {
                text: qsTr("Open a scenario …")
                width: Style.scaled(360)
                note: "Ctrl+O"
                onClicked: {
                    sheet.close();
                    sheet.openAsked();
                }
            }
            MenuRow {
                text: qsTr("Save this run …")
                width: Style.scaled(360)
                note: "Ctrl+S"
                onClicked: {
                    sheet.close();
                    sheet.saveAsked();
                }
            }
        }
    }
}
