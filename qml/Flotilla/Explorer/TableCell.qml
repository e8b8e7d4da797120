import QtQuick
import Flotilla.Style

// One square: a quorum is left with so many servers down, or not.
Rectangle {
    id: cell

    required property bool works
    required property bool proven
    required property bool faint
    property bool current: false
    property bool focused: false
    property string words: ""

    signal picked

    radius: Style.radiusKey
    color: !works ? Style.bg1 : faint ? Style.text2 : Style.text1
    border.width: works ? 0 : Style.hairline
    border.color: Style.ctl
    Accessible.role: Accessible.Cell
    Accessible.name: words
    Accessible.selected: current
    Accessible.onPressAction: cell.picked()

    Icon {
        anchors.centerIn: parent
        width: 0.72 * cell.width
        height: width
        name: cell.works ? "ok" : "minus"
        color: cell.works ? Style.bg1 : Style.text2
    }
    // The engine did what the square says, on every pattern.
    Rectangle {
        visible: cell.proven
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height + 1
        width: parent.width / 2
        height: 2
        color: Style.ctl
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        visible: cell.current || cell.focused
        radius: Style.radiusKey + 3
        color: Style.clear
        border.width: Style.focusWidth
        border.color: cell.focused || cell.current ? Style.accent : Style.clear
    }
    MouseArea {
        anchors.fill: parent
        anchors.margins: -2
        cursorShape: Qt.PointingHandCursor
        onClicked: cell.picked()
    }
}
