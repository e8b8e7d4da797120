import QtQuick
import Flotilla.Style

// What can be done about leases, or about watches: a new one, and with the row that is chosen.
Item {
    id: acts

    required property bool ofLeases
    /// The lease that is chosen, "": none, and what it is called.
    required property string lease
    required property string title
    /// Who watches what, of the watch that is chosen; 0: nobody here.
    required property int watcher
    required property string keys

    signal asked(string act, string about)
    signal cancelled

    height: visible ? row.height + 2 * Style.tiny : 0

    Flow {
        id: row

        x: Style.pad
        y: Style.tiny
        width: parent.width - 2 * x
        spacing: Style.tiny

        AppButton {
            visible: acts.ofLeases
            small: true
            text: qsTr("Grant a lease …")
            onClicked: acts.asked("grant", "")
        }
        AppButton {
            visible: acts.ofLeases && acts.lease.length > 0
            small: true
            text: qsTr("Keep alive …")
            Accessible.name: qsTr("Keep %1 alive").arg(acts.title)
            onClicked: acts.asked("keep", acts.lease)
        }
        AppButton {
            visible: acts.ofLeases && acts.lease.length > 0
            small: true
            text: qsTr("Revoke …")
            Accessible.name: qsTr("Revoke %1").arg(acts.title)
            onClicked: acts.asked("revoke", acts.lease)
        }
        AppButton {
            visible: !acts.ofLeases
            small: true
            text: qsTr("Watch a key …")
            onClicked: acts.asked("watch", "")
        }
        AppButton {
            visible: !acts.ofLeases
            small: true
            text: qsTr("Watch keys that begin alike …")
            onClicked: acts.asked("watch-prefix", "")
        }
        AppButton {
            visible: !acts.ofLeases && acts.watcher > 0
            small: true
            text: qsTr("Cancel …")
            Accessible.name: qsTr("Cancel c%1's watch of %2").arg(acts.watcher).arg(acts.keys)
            onClicked: acts.cancelled()
        }
    }
}
