pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Flotilla.Style
import Flotilla.View

// What clients asked and how it ended, newest at the right, and the composer.
Rectangle {
    id: strip

    required property OperationsModel operations
    property alias composer: composer
    // The server a command goes to; 0: whoever leads.
    property int viaServer: 0
    readonly property bool tight: width < Style.scaled(800)

    signal sent(string command)
    signal whyAsked(int operation)
    signal actsAsked

    function write(server: int): void {
        strip.viaServer = server;
        composer.start();
    }
    // "put x=1 via S2" goes to S2.
    function directed(command: string): string {
        const via = /^(.*\S)\s+via\s+S(\d+)$/i.exec(command);
        if (via)
            strip.viaServer = Number(via[2]);
        return via ? via[1] : command;
    }
    function release(): void {
        strip.viaServer = 0;
        composer.error = "";
    }

    color: Style.bg1
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Clients")

    Rectangle {
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Style.pad
        anchors.rightMargin: Style.pad
        spacing: Style.gap

        Icon {
            Layout.preferredWidth: Style.icon
            Layout.preferredHeight: Style.icon
            name: "client"
            color: Style.text2
        }
        Heading {
            visible: !strip.tight
            text: qsTr("Clients")
        }
        ListView {
            id: chips

            Layout.fillWidth: true
            Layout.preferredHeight: Style.chipHeight
            orientation: ListView.Horizontal
            spacing: Style.gap
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: strip.operations
            onCountChanged: chips.positionViewAtEnd()
            onContentWidthChanged: chips.positionViewAtEnd()
            onWidthChanged: chips.positionViewAtEnd()
            // A chip that leaves at the left comes again as the newest.
            reuseItems: true
            cacheBuffer: Style.scaled(200)
            activeFocusOnTab: count > 0
            Keys.onReturnPressed: (chips.currentItem as OperationChip)?.pressed()
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Operations")
            delegate: OperationChip {
                id: chip

                required property int index

                digit: metrics.advanceWidth
                current: chips.activeFocus && chips.currentIndex === chip.index
                // Of one that is half out of sight the rest would be riddles.
                opacity: x < chips.contentX - 1 && index < chips.count - 1 ? 0 : 1
                onPressed: strip.whyAsked(chip.operationId)
            }

            Label {
                visible: chips.count === 0
                height: parent.height
                text: strip.tight ? qsTr("Press W to write.") : qsTr("No client has asked anything yet. Press W to write.")
                font.pixelSize: Style.small
                color: Style.text3
            }
        }
        TextMetrics {
            id: metrics

            font.family: Style.sans
            font.pixelSize: Style.small
            font.weight: Font.Medium
            text: "0"
        }
        Composer {
            id: composer

            via: strip.viaServer > 0 ? qsTr("S%1").arg(strip.viaServer) : ""
            onSent: command => strip.sent(strip.directed(command))
        }
        AppButton {
            small: true
            text: strip.tight ? qsTr("…") : qsTr("More …")
            hint: qsTr("All that clients can do: leases, watches, transactions (Shift+W)")
            Accessible.name: qsTr("All that clients can do")
            onClicked: strip.actsAsked()
        }
    }
}
