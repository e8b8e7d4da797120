pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Flotilla.Style
import Flotilla.Session
import Flotilla.Share
import Flotilla.Stage
import Flotilla.View

// What is under way, the quorum lens, and which panes are open.
Rectangle {
    id: header

    required property Instrument instrument
    readonly property QuorumLens lens: instrument.quorum
    readonly property bool joint: lens.spare.length > 0
    required property Session session
    required property Hints hints
    // A hint stands in place of the invitation, not over it.
    readonly property bool invited: !session.touched && hints.text.length === 0
    required property Measures at
    readonly property Desk desk: at.desk

    signal viewsPressed(Item anchor)

    readonly property bool compact: at.compact
    readonly property real room: width - chip.implicitWidth - Style.scaled(compact ? 140 : 60)

    color: Style.bg1

    RowLayout {
        anchors.fill: parent
        anchors.bottomMargin: header.at.sign
        anchors.leftMargin: Style.pad
        anchors.rightMargin: Style.wide
        spacing: Style.gap

        Segmented {
            visible: header.at.folded && header.desk.front >= 0
            options: [qsTr("Stage"), header.desk.titleOf(header.desk.front)]
            hints: [qsTr("The servers and their messages"), qsTr("The panes below the stage")]
            current: header.desk.unfolded ? 1 : 0
            Accessible.name: qsTr("View")
            onPicked: index => header.desk.unfolded = index === 1
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
            text: header.session.busyText
            color: Style.text2
            Accessible.role: Accessible.AlertMessage
        }
        Item {
            Layout.fillWidth: true
        }
        LensChip {
            id: chip

            visible: !header.joint
            brief: header.at.folded
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            Layout.preferredHeight: Math.min(Style.control, header.at.line - Style.gap)
            pips: header.lens.pips
            quorum: header.lens.quorum
            words: header.lens.words
            extra: header.lens.extra
            lost: header.lens.lost
            onAsked: header.instrument.why.askLeader()
        }
        JointChip {
            visible: header.joint
            lens: header.lens
        }
        AppButton {
            id: views

            look: AppButton.Ghost
            text: header.compact ? "" : qsTr("Views")
            iconName: "inspector"
            hint: qsTr("Views: panes to open and close")
            onClicked: header.viewsPressed(views)
        }
    }
    BrokenSign {
        y: header.height - height
        width: parent.width
        height: header.at.sign
        sentence: header.instrument.broken.text
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
}
