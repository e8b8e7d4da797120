pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What can be done by hand to one message under way.
Sheet {
    id: sheet

    required property MessageInspector message
    property string says: ""
    readonly property bool gone: rows.count === 0

    signal actPicked(int message, string act)

    padding: Style.wide
    onOpened: {
        sheet.says = "";
        column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason);
    }
    lines: Column {
        id: column

        spacing: Style.gap

        Heading {
            text: sheet.message.title
        }
        Label {
            width: Style.scaled(300)
            text: sheet.message.status
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Column {
            Repeater {
                id: rows

                model: sheet.message.acts

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
                        sheet.actPicked(sheet.message.message, row.act);
                    }
                }
            }
        }
        Label {
            width: Style.scaled(300)
            height: Style.scaled(34)
            text: sheet.gone ? qsTr("Nothing can be done to it any more.") : sheet.says
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignTop
        }
    }
}
