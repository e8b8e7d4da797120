import QtQuick
import Flotilla.Style
import Flotilla.View

// The buttons of the link card. All links together are not cut from here.
Row {
    id: row

    required property LinkInspector link
    readonly property bool single: link.from > 0

    signal applied
    signal cutPressed
    signal healPressed
    signal moreAsked

    spacing: Style.gap

    AppButton {
        look: AppButton.Primary
        small: true
        text: qsTr("Apply")
        onClicked: row.applied()
    }
    AppButton {
        visible: row.single
        small: true
        enabled: !row.link.cutForth || !row.link.cutBack
        text: qsTr("Cut")
        onClicked: row.cutPressed()
    }
    AppButton {
        visible: row.single
        small: true
        enabled: row.link.cutForth || row.link.cutBack
        text: qsTr("Heal")
        onClicked: row.healPressed()
    }
    AppButton {
        small: true
        text: qsTr("All faults …")
        hint: qsTr("Each way by itself: cut, doubling, overtaking, spikes, too")
        onClicked: row.moreAsked()
    }
}
