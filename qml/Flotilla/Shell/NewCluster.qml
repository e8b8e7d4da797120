pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Size and seed of a new cluster.
Column {
    id: form

    readonly property list<int> sizes: [1, 3, 4, 5, 7, 9]
    property int servers: 5
    readonly property int seedMost: 999999

    signal asked(int servers, int seed)

    function start(): void {
        form.asked(form.servers, Math.min(form.seedMost, Math.max(1, parseInt(seed.text))));
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
            options: form.sizes.map(size => String(size))
            current: form.sizes.indexOf(form.servers)
            Accessible.name: qsTr("Servers")
            onPicked: index => form.servers = form.sizes[index]
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
                bottom: 1
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
