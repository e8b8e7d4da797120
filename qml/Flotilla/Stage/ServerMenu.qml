pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What can be done to one server now, beyond stopping and pausing it.
Sheet {
    id: sheet

    required property ServerInspector server
    property string says: ""

    signal actPicked(int server, string act)
    signal membersAsked
    signal faultsAsked

    padding: Style.wide
    onOpened: {
        sheet.says = "";
        column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason);
    }
    lines: Column {
        id: column

        spacing: Style.gap

        Heading {
            text: sheet.server.title + " - " + sheet.server.subtitle
        }
        Column {
            Repeater {
                model: sheet.server.acts

                MenuRow {
                    id: row

                    required text
                    required property string act
                    required property string says

                    width: Style.scaled(300)
                    Accessible.description: says
                    onHoveredChanged: if (hovered)
                        sheet.says = says
                    onActiveFocusChanged: if (activeFocus)
                        sheet.says = says
                    onClicked: {
                        sheet.close();
                        sheet.actPicked(sheet.server.server, row.act);
                    }
                }
            }
            MenuRow {
                width: Style.scaled(300)
                text: qsTr("All members …")
                note: "A"
                onClicked: {
                    sheet.close();
                    sheet.membersAsked();
                }
            }
            MenuRow {
                width: Style.scaled(300)
                text: qsTr("All faults of %1 …").arg(sheet.server.title)
                note: "Z"
                onClicked: {
                    sheet.close();
                    sheet.faultsAsked();
                }
            }
        }
        Label {
            width: Style.scaled(300)
            height: Style.scaled(34)
            text: sheet.says
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignTop
        }
    }
}
