pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// The quorum lens of a joint configuration: one row for each majority, since both must agree.
Rectangle {
    id: chip

    required property QuorumLens lens
    property real titleWidth: 0

    implicitWidth: line.implicitWidth + 2 * Style.gap
    implicitHeight: rows.implicitHeight + Style.tiny
    radius: Style.radius
    color: lens.lost ? Style.dangerSoft : Style.bg2
    border.width: Style.hairline
    border.color: lens.lost ? Style.danger : Style.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: lens.extra.length > 0 ? lens.words + ", " + lens.extra : lens.words

    Row {
        id: line

        x: Style.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.wide

        Column {
            id: rows

            spacing: 1

            Repeater {
                model: chip.lens.majorities

                MajorityRow {
                    titleWidth: chip.titleWidth
                    onTitleNeedChanged: chip.titleWidth = Math.max(chip.titleWidth, titleNeed)
                }
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.lens.extra.length > 0 ? chip.lens.extra : chip.lens.spare
            font.pixelSize: Style.small
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
}
