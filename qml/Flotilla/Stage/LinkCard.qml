pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Latency and loss of one link, or of all of them.
Sheet {
    id: card

    required property LinkInspector link
    readonly property bool all: link.from === 0
    property string error: ""
    // What the fields said when the card opened: a field left alone changes nothing.
    property string latencyThen: ""
    property string lossThen: ""

    signal latencyPicked(int near, int far, real least, real most)
    signal lossPicked(int near, int far, real percent)
    signal cutPressed(int near, int far)
    signal healPressed(int near, int far)
    signal moreAsked(int near, int far)

    function show(from: int, to: int): void {
        const link = card.link;
        link.choose(from, to);
        least.text = card.shown(link.sameLatency, link.latencyMin);
        most.text = card.shown(link.sameLatency, link.latencyMax);
        loss.text = card.shown(link.sameLoss, link.loss);
        card.latencyThen = card.latency();
        card.lossThen = loss.text;
        card.error = "";
        card.open();
    }
    function shown(same: bool, value: real): string {
        return same ? String(Math.round(value * 1000) / 1000) : "";
    }
    function latency(): string {
        return least.text + " " + most.text;
    }
    function apply(): void {
        const low = parseFloat(least.text);
        const high = parseFloat(most.text);
        const lost = parseFloat(loss.text);
        const timed = card.latency() !== card.latencyThen;
        const lossy = loss.text !== card.lossThen;
        if (timed && !(low > 0 && high >= low)) {
            card.error = qsTr("Give two times above 0 ms, the smaller first.");
        } else if (lossy && !(lost >= 0 && lost <= 100)) {
            card.error = qsTr("Give a loss from 0 to 100 %.");
        } else {
            if (timed)
                card.latencyPicked(card.link.from, card.link.to, low, high);
            if (lossy)
                card.lossPicked(card.link.from, card.link.to, lost);
            card.close();
        }
    }

    padding: Style.wide
    onOpened: {
        least.forceActiveFocus(Qt.PopupFocusReason);
        least.selectAll();
    }
    lines: Column {
        spacing: Style.gap

        Heading {
            text: card.all ? qsTr("All links") : qsTr("Link between S%1 and S%2").arg(card.link.from).arg(card.link.to)
        }
        Row {
            spacing: Style.gap

            LinkWord {
                width: Style.scaled(64)
                text: qsTr("Latency")
            }
            LinkField {
                id: least

                Accessible.name: qsTr("Least latency in milliseconds")
                onAccepted: card.apply()
            }
            LinkWord {
                text: qsTr("to")
            }
            LinkField {
                id: most

                Accessible.name: qsTr("Most latency in milliseconds")
                onAccepted: card.apply()
            }
            LinkWord {
                text: qsTr("ms")
            }
        }
        Row {
            spacing: Style.gap

            LinkWord {
                width: Style.scaled(64)
                text: qsTr("Loss")
            }
            LinkField {
                id: loss

                Accessible.name: qsTr("Loss in percent")
                onAccepted: card.apply()
            }
            LinkWord {
                text: "%"
            }
        }
        Label {
            visible: text.length > 0
            width: Style.scaled(260)
            text: card.error.length > 0 ? card.error : card.link.state
            font.pixelSize: Style.small
            color: card.error.length > 0 ? Style.danger : Style.text2
            wrapMode: Text.Wrap
        }
        LinkActions {
            link: card.link
            onApplied: card.apply()
            onCutPressed: {
                card.close();
                card.cutPressed(card.link.from, card.link.to);
            }
            onHealPressed: {
                card.close();
                card.healPressed(card.link.from, card.link.to);
            }
            onMoreAsked: {
                card.close();
                card.moreAsked(card.link.from, card.link.to);
            }
        }
        LinkLegend {
            width: Style.scaled(260)
        }
    }
}
