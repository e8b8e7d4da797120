pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// The way back to the stage, and the explorer's pages.
Rectangle {
    id: bar

    required property int page
    readonly property list<string> pages: [qsTr("Fault table"), qsTr("Availability"), qsTr("Price"), qsTr("Timeouts"), qsTr("Reads")]

    signal picked(int page)
    signal stageAsked
    signal spaceTimeAsked

    implicitHeight: Style.control + Style.gap
    color: Style.bg1
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Fault-tolerance explorer")

    Flickable {
        anchors.fill: parent
        contentWidth: row.width
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Row {
            id: row

            height: parent.height
            leftPadding: Style.gap

            PageTab {
                height: row.height
                text: qsTr("Stage")
                hint: qsTr("Back to the stage (Esc)")
                onClicked: bar.stageAsked()
            }
            PageTab {
                height: row.height
                text: qsTr("Space-time")
                hint: qsTr("Back to the run, with its space-time diagram")
                onClicked: bar.spaceTimeAsked()
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Style.hairline
                height: Style.iconTool
                color: Style.line
            }
            Repeater {
                model: bar.pages

                PageTab {
                    required property string modelData
                    required property int index

                    height: row.height
                    text: modelData
                    chosen: bar.page === index
                    onClicked: bar.picked(index)
                }
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
}
