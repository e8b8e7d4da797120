import QtQuick
import Flotilla.Style

// One server of the form: whether it shall vote, learn, or be outside.
Item {
    id: row

    required property int serverId
    required property string name
    required property string membership

    readonly property bool retired: membership === "retired"
    readonly property bool oneWay: membership === "incoming" || membership === "outgoing"
    readonly property bool votes: membership === "voter" || oneWay
    readonly property int is: votes ? 0 : membership === "learner" ? 1 : 2
    property int wish: is

    function reset(): void {
        row.wish = row.is;
    }

    implicitHeight: Style.control + Style.tiny

    Label {
        height: parent.height
        text: row.name
        font.weight: Font.DemiBold
    }
    Label {
        visible: row.retired
        x: Style.scaled(52)
        height: parent.height
        text: qsTr("retired: its name is never used again")
        font.pixelSize: Style.small
        color: Style.text2
    }
    Segmented {
        visible: !row.retired
        x: Style.scaled(52)
        anchors.verticalCenter: parent.verticalCenter
        options: [qsTr("votes"), qsTr("learns"), qsTr("no member")]
        current: row.wish
        Accessible.name: qsTr("%1 shall be").arg(row.name)
        onPicked: index => row.wish = index
    }
}
