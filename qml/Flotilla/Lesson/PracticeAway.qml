import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// Says that the window shows something else, or what could not be kept.
Rectangle {
    id: sign

    required property Practice practice
    readonly property string elsewhere: practice.aside ? qsTr("Another run is shown. Back to the question?") : ""

    visible: words.text.length > 0
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
            id: words

            width: parent.width
            text: sign.elsewhere.length > 0 ? sign.elsewhere : sign.practice.trouble
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        AppButton {
            visible: sign.practice.aside
            text: qsTr("Back to the question")
            hint: qsTr("Its run comes back, where it stood")
            onClicked: sign.practice.showAgain()
        }
    }
}
