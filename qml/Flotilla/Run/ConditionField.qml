import QtQuick
import Flotilla.Style

// A condition in words, what is done with it, and what is wrong in it.
Column {
    id: column

    required property string title
    required property string action
    required property string error
    property alias text: field.text

    signal asked

    function selectAll(): void {
        field.forceActiveFocus(Qt.PopupFocusReason);
        field.selectAll();
    }

    spacing: Style.gap

    Heading {
        text: column.title
    }
    Row {
        spacing: Style.gap

        Field {
            id: field

            width: column.width - button.width - parent.spacing
            implicitHeight: Style.control
            placeholderText: qsTr("S3 commit >= 9")
            wrong: column.error.length > 0
            Accessible.name: column.title
            Accessible.description: column.error
            onAccepted: column.asked()
        }
        AppButton {
            id: button

            look: AppButton.Primary
            text: column.action
            onClicked: column.asked()
        }
    }
    Label {
        width: column.width
        text: column.error.length > 0 ? column.error : qsTr("As in: leader is S2; two leaders; committed x = 1; S3 is down; last put is ok; logs agree; term >= 3")
        wrapMode: Text.Wrap
        font.pixelSize: Style.small
        color: column.error.length > 0 ? Style.danger : Style.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
