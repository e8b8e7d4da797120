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

    readonly property string bundled: "opening split-vote cut one-way-cut crash-quorum log-repair"
    // The files in the app's resources, and what they are called.
    readonly property list<string> files: bundled.split(" ")
    readonly property list<string> names: [qsTr("Five servers, one log"), qsTr("A split vote"), qsTr("Cut in two"), qsTr("Heard, but not hearing"), qsTr("Too few to decide"), qsTr("A log is repaired")]

    padding: Style.wide
    onOpened: column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
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
