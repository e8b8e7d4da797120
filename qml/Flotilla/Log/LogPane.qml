pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// The logs of all servers, one row each, and what the marks mean.
Rectangle {
    id: pane

    readonly property LogItem item: matrix

    // The cell that is compared; 0: none.
    property int chosenServer: 0
    property int chosenIndex: 0

    signal serverChosen(int server)
    signal whyAsked(int server, int index)

    function choose(server: int, index: int): void {
        pane.chosenServer = server;
        pane.chosenIndex = server > 0 ? index : 0;
        matrix.compare(server, index);
    }
    // Shift and an arrow: from cell to cell.
    function step(down: int, right: int): void {
        const server = pane.chosenServer > 0 ? pane.chosenServer + down : 1;
        const index = pane.chosenIndex > 0 ? pane.chosenIndex + right : matrix.lastIndex;
        const most = Math.max(1, matrix.serverCount);
        const row = Math.min(most, Math.max(1, server));
        pane.choose(row, Math.min(matrix.lastIndex, Math.max(1, index)));
    }
    function arrow(event: KeyEvent, right: int, down: int): void {
        if (event.modifiers & Qt.ShiftModifier)
            pane.step(down, right);
        else
            pane.scroll(right * matrix.stride, down * matrix.stride);
    }

    function scroll(x: real, y: real): void {
        matrix.scrollX = Math.max(0, Math.min(matrix.maxScrollX, matrix.scrollX + x));
        matrix.scrollY = Math.max(0, Math.min(matrix.maxScrollY, matrix.scrollY + y));
    }

    visible: height > 0
    color: Style.bg1
    clip: true

    LogItem {
        id: matrix

        readonly property int stride: Style.scaled(56)

        anchors.fill: parent
        theme: Tones.theme
        textScale: Style.textScale
        activeFocusOnTab: true
        Accessible.role: Accessible.Table
        Accessible.focusable: true
        Accessible.name: qsTr("Log of every server: arrows scroll, Shift and arrows choose, Return asks why")
        Accessible.description: pane.chosenIndex > 0 ? chosenText : shownText
        Keys.onLeftPressed: event => pane.arrow(event, -1, 0)
        Keys.onRightPressed: event => pane.arrow(event, 1, 0)
        Keys.onUpPressed: event => pane.arrow(event, 0, -1)
        Keys.onDownPressed: event => pane.arrow(event, 0, 1)
        Keys.onReturnPressed: if (pane.chosenIndex > 0)
            pane.whyAsked(pane.chosenServer, pane.chosenIndex)
    }
    MouseArea {
        anchors.fill: matrix
        hoverEnabled: true
        onPositionChanged: mouse => matrix.hoveredIndex = matrix.cellAt(mouse.x, mouse.y).y
        onExited: matrix.hoveredIndex = 0
        onClicked: mouse => {
            const cell = matrix.cellAt(mouse.x, mouse.y);
            pane.choose(cell.x, cell.y);
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
    Row {
        anchors.right: matrix.right
        anchors.rightMargin: Style.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Style.gap
        spacing: Style.gap

        WhyButton {
            visible: pane.chosenIndex > 0
            look: AppButton.Plain
            text: qsTr("Index %1: why?").arg(pane.chosenIndex)
            about: qsTr("Why is index %1 committed, or not?").arg(pane.chosenIndex)
            onClicked: pane.whyAsked(pane.chosenServer, pane.chosenIndex)
        }
        AppButton {
            visible: !matrix.follow
            small: true
            text: qsTr("To the newest")
            onClicked: matrix.follow = true
        }
    }
    FocusRing {
        anchors.margins: Style.tiny
        shown: matrix.activeFocus
    }
}
