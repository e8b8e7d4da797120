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
    required property bool invited
    required property Measures at
    required property Rail rail

    readonly property bool compact: at.compact
    readonly property real room: width - chip.implicitWidth - Style.scaled(compact ? 140 : 60)

    color: Style.bg1

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Style.pad
        anchors.rightMargin: Style.wide
        spacing: Style.gap

        Segmented {
            visible: header.at.folded
            options: [qsTr("Stage"), qsTr("Log")]
            hints: [qsTr("The servers and their messages"), qsTr("The log of every server")]
            current: header.at.logShown ? 1 : 0
            Accessible.name: qsTr("View")
            onPicked: index => header.at.logShown = index === 1
        }
        Label {
            visible: !header.invited && !header.at.folded
            text: qsTr("Stage")
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Label {
            visible: header.invited && !header.at.folded
            Layout.preferredWidth: Math.min(implicitWidth, header.room)
            text: qsTr("K crashes or restarts the server under the pointer. C, then drag, cuts. W writes.")
            font.pixelSize: header.compact ? Style.small : Style.body
            color: Style.text2
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
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
            id: chip

            brief: header.at.folded
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
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
