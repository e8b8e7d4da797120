pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// What clients can do, and then the fields of the one that was picked.
Sheet {
    id: sheet

    required property Session session
    readonly property int room: (parent ? parent.width : 0) - 6 * Style.gap
    readonly property int line: Math.min(Style.scaled(360), room)
    property bool filling: false
    property string says: ""
    property string error: ""
    readonly property ClientActs acts: ClientActs {
        session: sheet.session
    }

    function show(): void {
        sheet.filling = false;
        sheet.says = "";
        sheet.open();
        sheet.focusFirst();
    }
    function begin(act: string, subject: string, client: int): void {
        sheet.acts.choose(act, subject, client);
        sheet.error = "";
        sheet.filling = true;
        sheet.open();
        sheet.focusFirst();
    }
    function focusFirst(): void {
        column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason);
    }
    function send(): void {
        sheet.error = sheet.acts.send();
        if (sheet.error.length === 0)
            sheet.close();
    }

    padding: Style.wide
    onOpened: focusFirst()
    lines: Column {
        id: column

        spacing: Style.gap

        Heading {
            text: sheet.filling ? sheet.acts.title : qsTr("What clients can do")
        }
        Label {
            width: sheet.line
            text: sheet.filling ? sheet.acts.says : sheet.says.length > 0 ? sheet.says : qsTr("Point at a line to read what it will do.")
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Column {
            visible: !sheet.filling

            Repeater {
                model: sheet.acts.names

                ClientActRow {
                    acts: sheet.acts
                    width: sheet.line
                    onPointed: says => sheet.says = says
                    onPicked: act => sheet.begin(act, "", 0)
                }
            }
        }
        ClientForm {
            visible: sheet.filling
            width: sheet.line
            acts: sheet.acts
            error: sheet.error
            onEdited: sheet.error = ""
            onSent: sheet.send()
            onOthersAsked: sheet.show()
        }
    }
}
