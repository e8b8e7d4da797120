import QtQuick
import Flotilla.Style

// One branch of the tree, indented as deep as it forked.
Item {
    id: row

    required property int depth
    required property string name
    required property string span
    required property bool current
    required property bool alone
    readonly property real inset: Math.min(depth, 6) * Style.pad

    signal picked
    signal renamed(string name)
    signal compared
    signal copied
    signal saved
    signal deleted

    implicitHeight: Style.control
    Accessible.role: Accessible.ListItem
    // What somebody else wrote goes in last: it may have a sign of a place in it.
    Accessible.name: (row.current ? qsTr("%2, shown, %1") : "%2, %1").arg(row.span).arg(row.name)

    Rectangle {
        visible: row.depth > 0
        x: row.inset - Style.gap
        width: Style.hairline
        height: parent.height / 2
        color: Style.ctl

        Rectangle {
            y: parent.height
            width: Style.gap - Style.tiny
            height: Style.hairline
            color: Style.ctl
        }
    }
    AppButton {
        id: show

        x: row.inset
        anchors.verticalCenter: parent.verticalCenter
        width: Style.scaled(58)
        small: true
        enabled: !row.current
        look: row.current ? AppButton.Ghost : AppButton.Plain
        text: row.current ? qsTr("Shown") : qsTr("Show")
        Accessible.name: qsTr("Show the branch %1").arg(row.name)
        onClicked: row.picked()
    }
    Field {
        anchors.left: show.right
        anchors.leftMargin: Style.tiny
        anchors.right: when.left
        anchors.rightMargin: Style.gap
        anchors.verticalCenter: parent.verticalCenter
        text: row.name
        font.weight: row.current ? Font.Bold : Font.Medium
        Accessible.name: qsTr("Name of the branch %1").arg(row.name)
        onEditingFinished: {
            if (text.length > 0 && text !== row.name)
                row.renamed(text);
        }
    }
    Label {
        id: when

        anchors.right: acts.left
        anchors.rightMargin: Style.gap
        height: parent.height
        text: row.span
        font.pixelSize: Style.small
        color: Style.text2
        Accessible.ignored: true
    }
    Row {
        id: acts

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.tiny

        AppButton {
            small: true
            enabled: !row.current
            text: qsTr("Compare")
            hint: qsTr("Beside the branch shown: %1").arg(row.name)
            onClicked: row.compared()
        }
        AppButton {
            small: true
            iconName: "share"
            hint: qsTr("Copy %1 as a scenario").arg(row.name)
            onClicked: row.copied()
        }
        AppButton {
            small: true
            iconName: "write"
            hint: qsTr("Save %1 as a scenario …").arg(row.name)
            onClicked: row.saved()
        }
        AppButton {
            small: true
            enabled: !row.alone
            iconName: "close"
            hint: qsTr("Delete %1: it can be brought back").arg(row.name)
            onClicked: row.deleted()
        }
    }
}
