pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Pips for the servers, up ones first, a bar after the quorum-th; then words.
Rectangle {
    id: line

    required property Staging staging
    readonly property int up: staging.servers - staging.down

    implicitHeight: Math.max(Style.chipHeight, row.implicitHeight + Style.gap)
    radius: Style.radius
    color: staging.works ? Style.bg2 : Style.dangerSoft
    border.width: Style.hairline
    border.color: staging.works ? Style.line : Style.danger
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 of %2 up - quorum %3 - %4").arg(up).arg(staging.servers).arg(staging.quorum).arg(staging.verdict)

    Flow {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Style.wide
        width: parent.width - 2 * Style.wide
        spacing: Style.gap

        Row {
            height: Style.scaled(18)
            spacing: 2

            Repeater {
                model: line.staging.servers

                Item {
                    id: pip

                    required property int index

                    width: Style.scaled(10) + (index + 1 === line.staging.quorum ? 4 : 0)
                    height: Style.scaled(18)

                    Rectangle {
                        readonly property bool down: pip.index >= line.up

                        anchors.verticalCenter: parent.verticalCenter
                        width: Style.scaled(9)
                        height: width
                        radius: width / 2
                        color: down ? Style.clear : Style.text1
                        border.width: down ? 1.5 : 0
                        border.color: Style.ctl
                    }
                    Rectangle {
                        visible: pip.index + 1 === line.staging.quorum
                        x: Style.scaled(11)
                        width: 2
                        height: parent.height
                        color: Style.text1
                    }
                }
            }
        }
        Label {
            text: line.staging.verdict
            font.pixelSize: Style.small
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
}
