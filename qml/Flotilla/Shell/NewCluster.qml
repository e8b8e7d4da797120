pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Size and seed of a new cluster.
Column {
    id: form

    readonly property list<string> sizes: ["1", "3", "4", "5", "7", "9"]
    property int chosen: 3
    readonly property int seedMost: 999999

    signal asked(int servers, int seed)

    function start(): void {
        form.asked(parseInt(form.sizes[form.chosen]), parseInt(seed.text));
    }

    spacing: Style.gap

    Heading {
        text: qsTr("New cluster")
    }
    Row {
        spacing: Style.gap

        Label {
            height: Style.control
            text: qsTr("Servers")
            color: Style.text2
        }
        Segmented {
            options: form.sizes
            current: form.chosen
            Accessible.name: qsTr("Servers")
            onPicked: index => form.chosen = index
        }
    }
    Row {
        spacing: Style.gap

        Label {
            height: Style.control
            text: qsTr("Seed")
            color: Style.text2
        }
        Field {
            id: seed

            implicitHeight: Style.control
            implicitWidth: Style.scaled(88)
            text: "7"
            validator: IntValidator {
                bottom: 0
                top: form.seedMost
            }
            Accessible.name: qsTr("Seed")
            onAccepted: form.start()
        }
        AppButton {
            look: AppButton.Primary
            text: qsTr("Start")
            enabled: seed.acceptableInput
            hint: qsTr("Same seed, same run")
            onClicked: form.start()
        }
    }
}
