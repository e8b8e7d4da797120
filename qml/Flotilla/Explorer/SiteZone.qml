import QtQuick
import Flotilla.Planning
import Flotilla.Style

// A zone: its name, and what may be put into it. The last one is outside of all zones.
Rectangle {
    id: zone

    required property int place
    required property string name
    required property string words
    required property SitePlan plan
    property bool aimed: false
    readonly property bool outside: place === 0

    radius: Style.radius
    color: aimed ? Style.accentSoft : Style.bg1
    border.width: outside ? 0 : aimed ? 2 : Style.hairline
    border.color: aimed ? Style.accent : Style.ctl

    DashFrame {
        anchors.fill: parent
        visible: zone.outside
        line: zone.aimed ? Style.accent : Style.ctl
        fill: zone.color
        radius: Style.radius
    }
    PlaceHead {
        x: Style.gap
        y: Style.tiny
        width: parent.width - buttons.width - 2 * Style.gap
        name: zone.name
        words: zone.words
        fixed: zone.outside
        onRenamed: to => zone.plan.rename(zone.place, to)
        onRemoved: zone.plan.removePlace(zone.place)
    }
    Row {
        id: buttons

        x: parent.width - width - Style.tiny
        y: Style.tiny

        AppButton {
            small: true
            look: AppButton.Ghost
            text: qsTr("+ Rack")
            hint: qsTr("One rack more in %1").arg(zone.name)
            Accessible.name: hint
            onClicked: zone.plan.addRack(zone.place)
        }
        AppButton {
            small: true
            look: AppButton.Ghost
            iconName: "plus"
            hint: qsTr("One server more in %1").arg(zone.name)
            onClicked: zone.plan.addServer(zone.place)
        }
    }
}
