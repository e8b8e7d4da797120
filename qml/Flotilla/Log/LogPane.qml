pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// The logs of all servers, one row each, and what the marks mean.
Rectangle {
    id: pane

    readonly property LogItem item: matrix

    signal serverChosen(int server)

    function scroll(x: real, y: real): void {
        matrix.scrollX = Math.max(0, Math.min(matrix.maxScrollX, matrix.scrollX + x));
        matrix.scrollY = Math.max(0, Math.min(matrix.maxScrollY, matrix.scrollY + y));
    }

    visible: height > 0
    color: Style.bg1
    clip: true

    LogItem {
        id: matrix

        readonly property int step: Style.scaled(56)

        anchors.fill: parent
        theme: Tones.theme
        textScale: Style.textScale
        activeFocusOnTab: true
        Accessible.role: Accessible.Table
        Accessible.focusable: true
        Accessible.name: qsTr("Log of every server: arrows scroll")
        Keys.onLeftPressed: pane.scroll(-step, 0)
        Keys.onRightPressed: pane.scroll(step, 0)
        Keys.onUpPressed: pane.scroll(0, -step)
        Keys.onDownPressed: pane.scroll(0, step)
    }
    MouseArea {
        anchors.fill: matrix
        hoverEnabled: true
        onPositionChanged: mouse => matrix.hoveredIndex = matrix.cellAt(mouse.x, mouse.y).y
        onExited: matrix.hoveredIndex = 0
        onClicked: mouse => {
            const cell = matrix.cellAt(mouse.x, mouse.y);
            matrix.compare(cell.x, cell.y);
            if (cell.x > 0)
                pane.serverChosen(cell.x);
        }
        onWheel: wheel => {
            const turn = wheel.angleDelta;
            const tall = matrix.maxScrollY > 0 && (wheel.modifiers & Qt.ShiftModifier) === 0;
            pane.scroll(tall ? -turn.x : -turn.x - turn.y, tall ? -turn.y : 0);
        }
    }
    Label {
        visible: matrix.empty
        x: Style.scaled(112)
        y: matrix.height < Style.scaled(200) ? Style.scaled(36) : Style.scaled(50)
        text: qsTr("No entries yet. Press W to write.")
        color: Style.text3
    }
    AppButton {
        visible: !matrix.follow
        anchors.right: matrix.right
        anchors.rightMargin: Style.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Style.gap
        small: true
        text: qsTr("To the newest")
        onClicked: matrix.follow = true
    }
    FocusRing {
        anchors.margins: Style.tiny
        shown: matrix.activeFocus
    }
}
