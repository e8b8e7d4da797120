pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Flotilla.Style
import Flotilla.Stage
import Flotilla.View

// What is under way, the quorum lens and, when narrow, the rail's switches.
Rectangle {
    id: header

    required property QuorumLens lens
    required property string busyText
    required property bool compact
    required property Rail rail

    color: Style.bg1

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Style.pad
        anchors.rightMargin: Style.wide
        spacing: Style.gap

        Label {
            text: qsTr("Stage")
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Label {
            visible: text.length > 0
            text: header.busyText
            color: Style.text2
            Accessible.role: Accessible.AlertMessage
        }
        Item {
            Layout.fillWidth: true
        }
        LensChip {
            Layout.preferredHeight: Math.min(Style.control, header.height - Style.gap)
            pips: header.lens.pips
            quorum: header.lens.quorum
            words: header.lens.words
            extra: header.lens.extra
            lost: header.lens.lost
        }
        AppButton {
            visible: header.compact
            look: AppButton.Ghost
            iconName: "inspector"
            hint: qsTr("Inspector (I)")
            onClicked: header.rail.toggleInspector()
        }
        AppButton {
            visible: header.compact
            look: AppButton.Ghost
            iconName: "feed"
            hint: qsTr("Narration (N)")
            onClicked: header.rail.toggleFeed()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
}
