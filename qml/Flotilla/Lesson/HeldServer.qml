import QtQuick
import Flotilla.Canvas
import Flotilla.Style

// Lies over a server of the stage that would give the answer away while a question is open.
Rectangle {
    id: veil

    required property StageItem stage
    required property int server
    readonly property real rim: 1.7 * veil.stage.radius()
    // What is written beside a server tells its state, too.
    readonly property real words: Style.scaled(140)
    property point place

    function follow(): void {
        veil.place = veil.stage.mapToItem(veil.parent, veil.stage.placeOf(veil.server));
    }

    x: place.x - rim - words
    y: place.y - rim
    width: 2 * (rim + words)
    height: 2 * rim
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.line
    onVisibleChanged: veil.follow()
    Component.onCompleted: veil.follow()

    Label {
        anchors.centerIn: parent
        text: qsTr("S%1: held back").arg(veil.server)
        font.pixelSize: Style.lead
        font.weight: Font.Bold
        color: Style.text2
        Accessible.ignored: true
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.AllButtons
    }
    Connections {
        target: veil.stage

        function onRedrawn(): void {
            veil.follow();
        }
    }
}
