pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// What the pointer does on the stage: point, select, strike, move a server, and draw a cut.
MouseArea {
    id: pointer

    required property StageItem stage
    required property Tools tools

    property bool drawing: false
    property int held: 0
    property point start
    property list<int> cutLinks
    // What is under the pointer, in one line.
    property string says: ""
    readonly property bool cutting: tools.armed === Tools.Cut
    readonly property bool pointing: stage.hoveredServer + stage.hoveredCall > 0 && !cutting
    readonly property int hand: pointing ? Qt.PointingHandCursor : Qt.ArrowCursor

    signal serverPressed(int server)
    signal serverStruck(int server)
    signal menuAsked(int server)
    signal messageMenuAsked(int message)
    signal messagePressed(int message)
    signal callPressed(int call)
    signal linkPressed(int near, int far)
    signal nothingPressed
    signal cutDrawn(bool oneWay)

    function linkNear(x: real, y: real): point {
        const reach = Style.gap;
        for (const link of pointer.stage.linkAt(x - reach, y - reach, x + reach, y + reach))
            return link;
        for (const link of pointer.stage.linkAt(x - reach, y + reach, x + reach, y - reach))
            return link;
        return pointer.stage.wallAt(x, y);
    }
    function press(x: real, y: real): void {
        const server = pointer.stage.serverAt(x, y);
        const message = pointer.stage.messageAt(x, y);
        const call = pointer.stage.callAt(x, y);
        const link = pointer.linkNear(x, y);
        if (call > 0)
            pointer.callPressed(call);
        else if (server > 0)
            pointer.serverPressed(server);
        else if (message > 0)
            pointer.messagePressed(message);
        else if (link.x > 0)
            pointer.linkPressed(link.x, link.y);
        else
            pointer.nothingPressed();
    }
    // Left of the drawn line: a one-way cut blocks what goes from there to the right.
    function leftOf(server: int, end: point): bool {
        const at = pointer.stage.placeOf(server);
        const run = Qt.point(end.x - pointer.start.x, end.y - pointer.start.y);
        return run.x * (at.y - pointer.start.y) - run.y * (at.x - pointer.start.x) < 0;
    }
    function finishCut(end: point, oneWay: bool): void {
        const from = pointer.start;
        const crossed = [];
        for (const link of pointer.stage.linkAt(from.x, from.y, end.x, end.y)) {
            const forth = pointer.leftOf(link.x, end);
            crossed.push(forth ? link.x : link.y, forth ? link.y : link.x);
        }
        pointer.cutLinks = crossed;
        pointer.drop();
        if (crossed.length > 0)
            pointer.cutDrawn(oneWay);
    }
    function drop(): void {
        pointer.drawing = false;
        pointer.held = 0;
        pointer.stage.cutTo = pointer.stage.cutFrom;
    }
    function look(x: real, y: real): void {
        pointer.stage.hoveredServer = pointer.stage.serverAt(x, y);
        pointer.stage.hoveredMessage = pointer.stage.messageAt(x, y);
        pointer.stage.hoveredCall = pointer.stage.callAt(x, y);
        pointer.says = pointer.stage.describe(x, y);
    }
    function follow(x: real, y: real): void {
        if (pointer.drawing)
            pointer.stage.cutTo = Qt.point(x, y);
        else if (pointer.held > 0)
            pointer.stage.moveServer(pointer.held, x, y);
    }

    Connections {
        target: pointer.stage
        enabled: pointer.says !== ""
        function onRedrawn(): void {
            pointer.says = pointer.stage.describe(pointer.mouseX, pointer.mouseY);
        }
    }

    hoverEnabled: true
    cursorShape: cutting ? Qt.CrossCursor : hand
    onPositionChanged: mouse => {
        pointer.look(mouse.x, mouse.y);
        const far = Math.hypot(mouse.x - pointer.start.x, mouse.y - pointer.start.y);
        if (pointer.pressed && far > Style.tiny)
            pointer.follow(mouse.x, mouse.y);
    }
    onEntered: pointer.look(pointer.mouseX, pointer.mouseY)
    onExited: {
        pointer.stage.hoveredServer = 0;
        pointer.stage.hoveredMessage = 0;
        pointer.stage.hoveredCall = 0;
        pointer.says = "";
    }
    onPressed: mouse => {
        pointer.start = Qt.point(mouse.x, mouse.y);
        pointer.drawing = pointer.cutting && mouse.button === Qt.LeftButton;
        pointer.held = pointer.cutting ? 0 : pointer.stage.serverAt(mouse.x, mouse.y);
        pointer.stage.cutFrom = pointer.start;
        pointer.stage.cutTo = pointer.start;
    }
    onReleased: mouse => {
        const end = Qt.point(mouse.x, mouse.y);
        const oneWay = (mouse.modifiers & Qt.ShiftModifier) !== 0;
        if (pointer.drawing)
            pointer.finishCut(end, oneWay);
        else
            pointer.drop();
    }
    acceptedButtons: Qt.LeftButton | Qt.RightButton
    onClicked: mouse => {
        const server = pointer.stage.serverAt(mouse.x, mouse.y);
        const message = pointer.stage.messageAt(mouse.x, mouse.y);
        if (mouse.button === Qt.RightButton && server > 0)
            pointer.menuAsked(server);
        else if (mouse.button === Qt.RightButton && message > 0)
            pointer.messageMenuAsked(message);
        else if (!pointer.cutting)
            pointer.press(mouse.x, mouse.y);
    }
    onDoubleClicked: mouse => {
        const server = pointer.stage.serverAt(mouse.x, mouse.y);
        if (server > 0)
            pointer.serverStruck(server);
    }
    onCanceled: pointer.drop()
}
