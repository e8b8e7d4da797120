import QtQuick
import Flotilla.Canvas
import Flotilla.Planning
import Flotilla.Style

// The end of the run on a small stage. A server that is clicked goes down, or comes up.
Item {
    id: small

    required property Staging staging

    function paint(): void {
        if (small.staging.known && small.width > 0)
            small.staging.paintOn(stage);
    }

    StageItem {
        id: stage

        anchors.fill: parent
        anchors.leftMargin: -Style.wide
        anchors.rightMargin: -Style.wide
        small: true
        theme: Tones.theme
        textScale: Style.textScale
        opacity: small.staging.busy ? 0.4 : 1
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Small stage: %1").arg(small.staging.title)
        onStale: small.paint()

        MouseArea {
            anchors.fill: parent
            onClicked: mouse => small.staging.toggle(stage.serverAt(mouse.x, mouse.y))
        }
    }
    Connections {
        target: small.staging

        function onTried(): void {
            small.paint();
        }
    }
}
