pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Latency and loss of one link, or of all of them.
Sheet {
    id: card

    // 0 and 0: every link.
    property int from: 0
    property int to: 0
    readonly property bool all: from === 0
    property string error: ""

    signal latencyPicked(int near, int far, real least, real most)
    signal lossPicked(int near, int far, real percent)
    signal cutPressed(int near, int far)
    signal healPressed(int near, int far)

    function show(from: int, to: int): void {
        card.from = from;
        card.to = to;
        card.error = "";
        for (const field of [least, most, loss])
            field.text = "";
        card.open();
    }
    // A field left empty leaves that as it is.
    function apply(): void {
        const low = parseFloat(least.text);
        const high = parseFloat(most.text);
        const lost = parseFloat(loss.text);
        const timed = least.text.length + most.text.length > 0;
        const lossy = loss.text.length > 0;
        if (timed && !(low > 0 && high >= low)) {
            card.error = qsTr("Give two times above 0 ms, the smaller first.");
        } else if (lossy && !(lost >= 0 && lost <= 100)) {
            card.error = qsTr("Give a loss from 0 to 100 %.");
        } else {
            if (timed)
                card.latencyPicked(card.from, card.to, low, high);
            if (lossy)
                card.lossPicked(card.from, card.to, lost);
            card.close();
        }
    }

    padding: Style.wide
    onOpened: least.forceActiveFocus(Qt.PopupFocusReason)
    contentItem: lines

    readonly property Item lines: Column {
        spacing: Style.gap

        Heading {
            text: card.all ? qsTr("All links") : qsTr("Link between S%1 and S%2").arg(card.from).arg(card.to)
        }
        Row {
            spacing: Style.gap

            Label {
                width: Style.scaled(64)
                height: Style.chipHeight
                text: qsTr("Latency")
                color: Style.text2
            }
            Field {
                id: least

                implicitWidth: Style.scaled(56)
                placeholderText: qsTr("least")
                Accessible.name: qsTr("Least latency in milliseconds")
                onAccepted: card.apply()
            }
            Label {
                height: Style.chipHeight
                text: qsTr("to")
                color: Style.text2
            }
            Field {
                id: most

                implicitWidth: Style.scaled(56)
                placeholderText: qsTr("most")
                Accessible.name: qsTr("Most latency in milliseconds")
                onAccepted: card.apply()
            }
            Label {
                height: Style.chipHeight
                text: qsTr("ms")
                color: Style.text2
            }
        }
        Row {
            spacing: Style.gap

            Label {
                width: Style.scaled(64)
                height: Style.chipHeight
                text: qsTr("Loss")
                color: Style.text2
            }
            Field {
                id: loss

                implicitWidth: Style.scaled(56)
                placeholderText: qsTr("as is")
                Accessible.name: qsTr("Loss in percent")
                onAccepted: card.apply()
            }
            Label {
                height: Style.chipHeight
                text: "%"
                color: Style.text2
            }
        }
        Label {
            visible: text.length > 0
            width: Style.scaled(260)
            text: card.error
            font.pixelSize: Style.small
            color: Style.danger
            wrapMode: Text.Wrap
        }
        LinkActions {
            single: !card.all
            onApplied: card.apply()
            onCutPressed: {
                card.close();
                card.cutPressed(card.from, card.to);
            }
            onHealPressed: {
                card.close();
                card.healPressed(card.from, card.to);
            }
        }
    }
}
