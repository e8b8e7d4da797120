pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// The topics of practice, to begin one.
Column {
    id: choice

    required property Practice practice

    spacing: Style.gap

    Label {
        topPadding: Style.gap
        text: qsTr("Practice without end")
        font.weight: Font.Bold
        color: Style.accent
        Accessible.role: Accessible.Heading
    }
    Label {
        width: parent.width
        text: qsTr("New questions about states that a cluster really reached; the engine grades your answer.")
        font.pixelSize: Style.small
        color: Style.text2
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Style.gap

        Repeater {
            model: choice.practice.topics

            AppButton {
                required property string modelData
                required property int index

                text: modelData
                Accessible.name: qsTr("Practice: %1").arg(modelData)
                onClicked: choice.practice.begin(index)
            }
        }
    }
}
