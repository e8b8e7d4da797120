import QtQuick
import Flotilla.Style

// How much of something is done.
Rectangle {
    id: bar

    required property real share

    implicitHeight: Style.tiny
    radius: height / 2
    color: Style.bg3
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 %").arg(Math.round(100 * share))

    Rectangle {
        width: Math.min(1, bar.share) * parent.width
        height: parent.height
        radius: parent.radius
        color: Style.accent
    }
}
