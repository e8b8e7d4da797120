import QtQuick
import Flotilla.Style

// One bookmark: its time leads there, its name can be written over.
Item {
    id: row

    required property int index
    required property string name
    required property real time

    signal picked
    signal renamed(string name)
    signal removed

    implicitHeight: Style.control

    AppButton {
        id: go

        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(implicitWidth, Style.scaled(96))
        small: true
        text: qsTr("%1 ms").arg(Math.round(row.time * 1000) / 1000)
        hint: qsTr("Go to %1").arg(row.name)
        Accessible.name: hint
        onClicked: row.picked()
    }
    Field {
        anchors.left: go.right
        anchors.leftMargin: Style.gap
        anchors.right: away.left
        anchors.rightMargin: Style.gap
        anchors.verticalCenter: parent.verticalCenter
        text: row.name
        Accessible.name: qsTr("Name of the bookmark at %1 ms").arg(Math.round(row.time))
        onEditingFinished: row.renamed(text)
    }
    AppButton {
        id: away

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        small: true
        iconName: "close"
        hint: qsTr("Remove %1").arg(row.name)
        onClicked: row.removed()
    }
}
