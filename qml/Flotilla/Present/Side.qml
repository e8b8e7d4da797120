pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// "3 of 5, quorum: writes go on", with a dot for each voter and a bar where a majority begins.
Item {
    id: side

    required property string count
    required property string words
    required property int up
    required property int size
    required property int quorum
    required property bool lost
    required property list<int> servers
    required property real unit
    readonly property color ink: lost ? Style.danger : Style.text1

    implicitHeight: Math.round(158 * unit)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1, %2").arg(count).arg(words)

    Row {
        spacing: Math.round(38 * side.unit)

        Label {
            id: number

            text: side.count
            font.pixelSize: Math.round(52 * side.unit)
            font.weight: Font.Bold
            color: side.ink
            Accessible.ignored: true
        }
        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(16 * side.unit)
            visible: side.size <= 15 && width < side.width - number.width - parent.spacing

            Repeater {
                model: side.size

                Rectangle {
                    id: pip

                    required property int index

                    width: Math.round(28 * side.unit)
                    height: width
                    radius: width / 2
                    color: index < side.up ? Style.text1 : Style.clear
                    border.width: Math.max(1, Math.round(3 * side.unit))
                    border.color: Style.text1

                    Rectangle {
                        visible: pip.index + 1 === side.quorum && pip.index + 1 < side.size
                        x: pip.width + Math.round(6 * side.unit)
                        y: -Math.round(12 * side.unit)
                        width: Math.max(1, Math.round(4 * side.unit))
                        height: pip.height + Math.round(24 * side.unit)
                        color: Style.text1
                    }
                }
            }
        }
    }
    Label {
        y: Math.round(66 * side.unit)
        width: parent.width
        height: Math.round(92 * side.unit)
        text: side.words
        font.pixelSize: Math.round(52 * side.unit)
        font.weight: Font.Bold
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(20 * side.unit)
        wrapMode: Text.Wrap
        color: side.ink
        verticalAlignment: Text.AlignTop
        Accessible.ignored: true
    }
}
