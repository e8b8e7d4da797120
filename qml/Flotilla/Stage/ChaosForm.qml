pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// Seeded faults and repairs while the run goes on.
Column {
    id: form

    required property Faults faults
    readonly property bool on: faults.chaosText.length > 0
    property int intensity: 1

    spacing: Style.gap

    Heading {
        text: qsTr("Chaos")
    }
    Label {
        width: parent.width
        text: qsTr("While the run goes on, faults come by a seed, and each is repaired after a while. Same run, same seed: same faults.")
        font.pixelSize: Style.small
        color: Style.text2
        wrapMode: Text.Wrap
    }
    Row {
        spacing: Style.gap

        LinkWord {
            text: qsTr("Seed")
        }
        Field {
            id: seed

            width: Style.scaled(80)
            text: "7"
            validator: IntValidator {
                bottom: 0
            }
            Accessible.name: qsTr("Seed of the chaos")
        }
    }
    Segmented {
        options: [qsTr("low"), qsTr("medium"), qsTr("high")]
        hints: [qsTr("A fault every 2 s of run time"), qsTr("Every 750 ms"), qsTr("Every 250 ms")]
        current: form.intensity
        Accessible.name: qsTr("Intensity")
        onPicked: index => form.intensity = index
    }
    AppButton {
        look: form.on ? AppButton.Plain : AppButton.Primary
        text: form.on ? qsTr("Stop chaos and repair") : qsTr("Start chaos")
        onClicked: {
            if (form.on)
                form.faults.stop();
            else
                form.faults.startChaos(parseInt(seed.text) || 0, form.intensity);
        }
    }
    Label {
        visible: form.on
        text: qsTr("On: %1").arg(form.faults.chaosText)
        font.pixelSize: Style.small
    }
}
