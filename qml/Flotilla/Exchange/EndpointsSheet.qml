pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Share
import Flotilla.Style
import Flotilla.View

// Where clients of other programs reach the servers of the Live world, to be copied.
Sheet {
    id: sheet

    required property Endpoints endpoints
    required property ServersModel servers
    readonly property list<string> addresses: endpoints ? endpoints.addresses : []
    readonly property string trouble: endpoints ? endpoints.trouble : ""
    readonly property real wide: Math.min(Style.scaled(340), parent ? parent.width - 80 : 340)

    signal copyAsked(string text)
    signal said(string sentence)

    // Of one that does not answer just now.
    function standingOf(status: string): string {
        if (status === "up")
            return "";
        return status === "paused" ? qsTr("paused") : qsTr("stopped");
    }

    onTroubleChanged: said(trouble)
    onOpened: all.forceActiveFocus(Qt.PopupFocusReason)

    lines: Column {
        spacing: Style.tiny

        Label {
            width: sheet.wide
            text: {
                if (sheet.trouble.length > 0)
                    return sheet.trouble;
                if (sheet.addresses.length > 0)
                    return qsTr("These servers answer the etcd v3 API. While the run is paused, clients wait.");
                return qsTr("The servers' ports are not open yet.");
            }
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
            leftPadding: Style.gap
            rightPadding: Style.gap
        }
        Repeater {
            model: sheet.addresses.length > 0 ? sheet.servers : null

            MenuRow {
                required property int serverId
                required property string status
                readonly property string address: sheet.addresses[serverId - 1] ?? ""
                readonly property string standing: sheet.standingOf(status)

                visible: address.length > 0
                width: Math.max(implicitWidth, sheet.wide)
                text: qsTr("Copy S%1's address").arg(serverId)
                note: standing.length > 0 ? qsTr("%1, %2").arg(address).arg(standing) : address
                iconName: "link"
                onClicked: sheet.copyAsked(address)
            }
        }
        MenuRow {
            id: all

            width: Math.max(implicitWidth, sheet.wide)
            enabled: sheet.addresses.length > 0
            text: qsTr("Copy all for etcdctl")
            note: "--endpoints=…"
            iconName: "share"
            onClicked: sheet.copyAsked(sheet.endpoints.option)
        }
    }
}
