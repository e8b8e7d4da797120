pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// Where a client's command is typed. A line that cannot be read says how to write it.
Rectangle {
    id: composer

    // The server the command goes to; empty: whoever leads.
    property string via: ""
    property string error: ""
    property alias text: field.text
    readonly property bool focused: field.activeFocus

    signal sent(string command)

    function start(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }
    function send(): void {
        if (field.text.trim().length > 0)
            composer.sent(field.text.trim());
    }

    implicitWidth: row.implicitWidth
    implicitHeight: Style.chipHeight
    radius: Style.radiusChip
    color: Style.bg1
    border.width: Style.hairline
    border.color: error.length > 0 ? Style.danger : Style.ctl

    FocusRing {
        around: Style.radiusChip
        shown: field.activeFocus
    }
    Row {
        id: row

        height: parent.height

        Label {
            visible: composer.via.length > 0
            height: parent.height
            leftPadding: Style.gap
            text: qsTr("via %1").arg(composer.via)
            font.pixelSize: Style.small
            color: Style.text3
        }
        Field {
            id: field

            height: parent.height
            implicitWidth: Style.scaled(112)
            framed: false
            text: "put x=1"
            wrong: composer.error.length > 0
            Accessible.name: qsTr("Command to send")
            Accessible.description: composer.error.length > 0 ? composer.error : qsTr("put x=1, get x; put x=1 via S2 asks S2; or any line of a scenario, as crash S2")
            onTextEdited: composer.error = ""
            onAccepted: composer.send()
        }
        Rectangle {
            width: Style.hairline
            height: parent.height - 2
            y: 1
            color: Style.line
        }
        T.Button {
            id: sendButton

            height: parent.height
            implicitWidth: implicitContentWidth + 2 * Style.gap
            focusPolicy: Qt.TabFocus
            text: qsTr("Send")
            Accessible.name: text
            Accessible.onPressAction: composer.send()
            onClicked: composer.send()
            Keys.onReturnPressed: composer.send()
            contentItem: Label {
                text: sendButton.text
                font.pixelSize: Style.small
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                color: sendButton.hovered ? Style.accent : Style.text1
                Accessible.ignored: true
            }

            FocusRing {
                around: Style.radiusChip
                anchors.margins: 0
                shown: sendButton.visualFocus
            }
        }
    }
    Tip {
        visible: composer.error.length > 0
        text: composer.error
        delay: 0
    }
}
