import QtQuick
import Flotilla.Style

// The buttons of the link card.
Row {
    id: row

    required property bool single

    signal applied
    signal cutPressed
    signal healPressed

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
        text: qsTr("Cut")
        onClicked: row.cutPressed()
    }
    AppButton {
        visible: row.single
        small: true
        text: qsTr("Heal")
        onClicked: row.healPressed()
    }
}
