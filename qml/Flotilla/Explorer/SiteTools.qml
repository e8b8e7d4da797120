pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Presets of a site, and more zones.
Flow {
    id: tools

    required property SitePlan plan

    spacing: Style.gap

    Repeater {
        model: tools.plan.presets

        AppButton {
            required property string modelData
            required property int index

            small: true
            text: modelData
            hint: tools.plan.presetHints[index]
            onClicked: tools.plan.arrange(index)
        }
    }
    AppButton {
        small: true
        enabled: tools.plan.zoneCount < 6
        iconName: "plus"
        text: qsTr("Zone")
        Accessible.name: hint
        hint: qsTr("One zone more")
        onClicked: tools.plan.addZone()
    }
    AppButton {
        small: true
        enabled: tools.plan.serverCount > 1
        iconName: "minus"
        text: qsTr("Server")
        Accessible.name: hint
        hint: qsTr("One server less: the last one")
        onClicked: tools.plan.removeServer(tools.plan.serverCount)
    }
}
