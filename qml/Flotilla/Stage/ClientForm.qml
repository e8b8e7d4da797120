pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// The fields of what a client will do, and the line of a scenario that they make.
Column {
    id: form

    required property ClientActs acts
    required property string error

    signal edited
    signal sent
    signal othersAsked

    spacing: Style.gap

    Repeater {
        model: form.acts.labels

        Column {
            id: line

            required property string modelData
            required property int index

            function reset(): void {
                field.text = form.acts.valueOf(line.index);
            }

            width: form.width
            spacing: 2
            Component.onCompleted: line.reset()

            Label {
                text: line.modelData
                font.pixelSize: Style.small
                color: Style.text2
                Accessible.ignored: true
            }
            Field {
                id: field

                width: parent.width
                implicitHeight: Style.control
                Accessible.name: line.modelData
                Accessible.description: form.error
                onTextEdited: {
                    form.acts.set(line.index, field.text);
                    form.edited();
                }
                onAccepted: form.sent()
            }
            Connections {
                target: form.acts

                function onChosen(): void {
                    line.reset();
                }
            }
        }
    }
    Mono {
        width: form.width
        text: form.acts.line
        font.pixelSize: Style.small
        color: Style.text2
        wrapMode: Text.Wrap
        Accessible.name: qsTr("As a line of a scenario: %1").arg(text)
    }
    Label {
        visible: text.length > 0
        width: form.width
        text: form.error
        font.pixelSize: Style.small
        color: Style.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Flow {
        width: form.width
        spacing: Style.gap

        AppButton {
            look: AppButton.Primary
            text: qsTr("Do it")
            onClicked: form.sent()
        }
        AppButton {
            text: qsTr("All that clients can do …")
            onClicked: form.othersAsked()
        }
    }
}
