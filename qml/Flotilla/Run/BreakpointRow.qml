import QtQuick
import Flotilla.Style

// One breakpoint: its words, whether it is on, and away with it.
Item {
    id: row

    required property int index
    required property string words
    required property string text
    required property bool on
    required property bool fits

    signal switched(bool on)
    signal removed

    implicitHeight: Style.control
    Accessible.role: Accessible.ListItem
    Accessible.name: words + ": " + (on ? qsTr("on") : qsTr("off"))

    AppButton {
        id: toggle

        anchors.verticalCenter: parent.verticalCenter
        width: Style.scaled(48)
        small: true
        text: row.on ? qsTr("On") : qsTr("Off")
        look: row.on ? AppButton.Primary : AppButton.Plain
        Accessible.name: row.on ? qsTr("Switch off: %1").arg(row.words) : qsTr("Switch on: %1").arg(row.words)
        onClicked: row.switched(!row.on)
    }
    Label {
        anchors.left: toggle.right
        anchors.leftMargin: Style.gap
        anchors.right: away.left
        anchors.rightMargin: Style.gap
        height: parent.height
        text: row.fits ? row.words : qsTr("%1 (no such server here)").arg(row.words)
        color: row.on && row.fits ? Style.text1 : Style.text3
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    AppButton {
        id: away

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        small: true
        iconName: "close"
        hint: qsTr("Remove: %1").arg(row.words)
        onClicked: row.removed()
    }
}
