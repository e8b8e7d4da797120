pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One majority of a joint configuration: who is in it, who said yes, who cannot.
Row {
    id: row

    required property string title
    required property list<string> names
    required property list<string> marks
    required property string words
    property real titleWidth: 0
    readonly property real titleNeed: heading.implicitWidth
    readonly property int namesMost: 5

    spacing: Style.gap
    Accessible.role: Accessible.StaticText
    Accessible.name: row.title + ": " + row.words

    Label {
        id: heading

        width: Math.max(row.titleWidth, implicitWidth)
        anchors.verticalCenter: parent.verticalCenter
        text: row.title
        font.pixelSize: Style.micro
        color: Style.text2
        Accessible.ignored: true
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.tiny

        Repeater {
            model: row.names.length

            Row {
                id: voter

                required property int index
                readonly property string mark: row.marks[index]

                spacing: 2

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Style.scaled(9)
                    height: width
                    radius: width / 2
                    color: voter.mark === "yes" ? Style.text1 : Style.clear
                    border.width: 1.75
                    border.color: voter.mark === "down" ? Style.stop : Style.text1

                    Rectangle {
                        visible: voter.mark === "down"
                        anchors.centerIn: parent
                        width: parent.width
                        height: 1.5
                        rotation: -45
                        color: Style.stop
                    }
                }
                Label {
                    visible: row.names.length <= row.namesMost
                    text: row.names[voter.index]
                    font.pixelSize: Style.micro
                    color: voter.mark === "down" ? Style.text3 : Style.text1
                    Accessible.ignored: true
                }
            }
        }
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: row.words
        font.pixelSize: Style.micro
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
}
