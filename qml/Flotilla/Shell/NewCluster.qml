pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Size, seed and protocol of a new cluster.
Column {
    id: form

    readonly property list<string> sizes: ["1", "3", "4", "5", "7", "9"]
    readonly property list<string> switches: [qsTr("off"), qsTr("on")]
    readonly property list<string> readWays: ["log", "index", "lease"]
    readonly property int seedMost: 999999

    signal asked(int servers, int seed, string settings)

    function start(): void {
        const early = "prevote=" + (preVote.chosen === 1 ? "on" : "off");
        // A lease trusts that nobody votes for another while it hears its leader.
        const steady = checkQuorum.chosen === 1 || reads.chosen === 2;
        const watch = "checkquorum=" + (steady ? "on" : "off");
        const more = "spares=" + spares.chosen + " reads=" + form.readWays[reads.chosen];
        const settings = `${more} ${early} ${watch}`;
        form.asked(parseInt(form.sizes[size.chosen]), parseInt(seed.text), settings);
    }

    spacing: Style.tiny

    Heading {
        text: qsTr("New cluster")
        bottomPadding: Style.tiny
    }
    Option {
        id: size

        name: qsTr("Servers")
        values: form.sizes
        chosen: 3
    }
    Option {
        id: spares

        name: qsTr("Spare servers")
        values: ["0", "1", "2", "3"]
        hints: [qsTr("Nobody waits to be added")]
    }
    Option {
        id: preVote

        name: qsTr("Pre-vote")
        values: form.switches
        hints: ["", qsTr("A server asks whether it could win before it raises its term")]
    }
    Option {
        id: checkQuorum

        name: qsTr("Check quorum")
        values: form.switches
        hints: ["", qsTr("A leader that hears no majority steps down")]
    }
    Option {
        id: reads

        name: qsTr("Reads by")
        values: [qsTr("log"), qsTr("a majority's word"), qsTr("lease")]
        hints: [qsTr("A read is an entry like a write"), qsTr("A majority confirms the leader for each read"), qsTr("The leader answers alone while its lease lasts; check quorum is on")]
    }
    Row {
        spacing: Style.gap

        Label {
            width: Style.scaled(104)
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
