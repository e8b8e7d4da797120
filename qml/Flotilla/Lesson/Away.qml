import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// Says that the lesson's file is mistaken, or that the window shows something else.
Rectangle {
    id: sign

    required property Lessons lessons

    visible: lessons.trouble.length > 0
    implicitHeight: column.implicitHeight + 2 * Style.wide
    radius: Style.radius
    color: Style.dangerSoft
    border.width: Style.hairline
    border.color: Style.danger

    Column {
        id: column

        x: Style.wide
        y: Style.wide
        width: sign.width - 2 * Style.wide
        spacing: Style.gap

        Label {
            width: parent.width
            text: sign.lessons.trouble
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        AppButton {
            visible: sign.lessons.aside
            text: qsTr("Back to the lesson")
            hint: qsTr("The lesson's run comes back, where it stood")
            onClicked: sign.lessons.showAgain()
        }
    }
}
