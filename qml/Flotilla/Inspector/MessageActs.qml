pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// What can be done by hand to the message: nothing once it is no longer on its way.
Column {
    id: acts

    required property MessageInspector message
    readonly property bool any: buttons.count > 0

    signal picked(string act)

    visible: any
    spacing: Style.tiny

    Label {
        text: qsTr("By hand")
        font.pixelSize: Style.small
        color: Style.text2
    }
    Flow {
        width: parent.width
        spacing: Style.tiny + 2

        Repeater {
            id: buttons

            model: acts.message.acts

            AppButton {
                id: button

                required property string act
                required property string brief
                required property string says

                small: true
                text: button.brief
                hint: button.says
                onClicked: acts.picked(button.act)
            }
        }
    }
}
