pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// What is practised: topic, score, and the seed, by which a question is found again.
Column {
    id: head

    required property Practice practice

    function go(): void {
        wrong.text = head.practice.goTo(field.text);
    }

    spacing: Style.gap

    Item {
        width: parent.width
        height: close.height

        Label {
            anchors.left: parent.left
            anchors.right: close.left
            anchors.rightMargin: Style.gap
            height: parent.height
            text: qsTr("%1, %2").arg(head.practice.score).arg(head.practice.scoreInAll)
            elide: Text.ElideRight
            font.pixelSize: Style.small
            color: Style.text2
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        AppButton {
            id: close

            anchors.right: parent.right
            look: AppButton.Ghost
            small: true
            iconName: "close"
            hint: qsTr("Leave the practice")
            onClicked: head.practice.leave()
        }
    }
    Label {
        width: parent.width
        text: head.practice.topics[head.practice.topic] ?? ""
        font.pixelSize: Style.clock
        font.weight: Font.Bold
        wrapMode: Text.Wrap
        Accessible.role: Accessible.Heading
    }
    Flow {
        width: parent.width
        spacing: Style.tiny
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Topics")

        Repeater {
            model: head.practice.topics

            Choice {
                required property string modelData
                required property int index

                text: modelData
                chosen: head.practice.topic === index
                onClicked: head.practice.begin(index)
            }
        }
    }
    Row {
        spacing: Style.gap

        Label {
            height: field.height
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Seed")
            font.pixelSize: Style.small
            color: Style.text2
        }
        Field {
            id: field

            width: Style.scaled(96)
            text: String(head.practice.seed)
            Accessible.name: qsTr("Seed of the question")
            onAccepted: head.go()
        }
        AppButton {
            small: true
            text: qsTr("Go to it")
            hint: qsTr("The same topic and seed give the same question")
            onClicked: head.go()
        }
    }
    Label {
        id: wrong

        visible: text.length > 0
        width: parent.width
        color: Style.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    Connections {
        target: head.practice

        function onChanged(): void {
            field.text = String(head.practice.seed);
            wrong.text = "";
        }
    }
}
