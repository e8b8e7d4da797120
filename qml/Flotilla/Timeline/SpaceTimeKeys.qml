pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Canvas

// What the keys do on the space-time diagram.
QtObject {
    id: keys

    required property SpaceTimeItem diagram
    required property real zoomStep

    readonly property list<int> turns: [Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down]
    readonly property list<int> ends: [Qt.Key_Home, Qt.Key_End]
    // Those that the window would otherwise take for itself.
    readonly property list<int> mine: [...turns, ...ends, Qt.Key_0, Qt.Key_Plus, Qt.Key_Minus]

    signal laneStepped(int step)

    function isMine(key: int): bool {
        for (const own of keys.mine) {
            if (key === own)
                return true;
        }
        return false;
    }
    function withShift(modifiers: int): bool {
        return (modifiers & Qt.ShiftModifier) !== 0;
    }
    function zoom(factor: real): void {
        keys.diagram.zoomAt(keys.diagram.height / 2, factor);
    }
    function key(key: int): bool {
        const diagram = keys.diagram;
        if (key === Qt.Key_Up || key === Qt.Key_Down)
            diagram.stepCurrent(key === Qt.Key_Down ? 1 : -1);
        else if (key === Qt.Key_Left || key === Qt.Key_Right)
            keys.laneStepped(key === Qt.Key_Right ? 1 : -1);
        else if (key === Qt.Key_PageUp || key === Qt.Key_PageDown)
            diagram.pan((key === Qt.Key_PageDown ? 0.5 : -0.5) * diagram.height);
        else if (key === Qt.Key_Plus || key === Qt.Key_Minus)
            keys.zoom(key === Qt.Key_Plus ? keys.zoomStep : 1 / keys.zoomStep);
        else if (key === Qt.Key_0 || key === Qt.Key_Home)
            diagram.showAll();
        else if (key === Qt.Key_End)
            diagram.follow = true;
        else
            return false;
        return true;
    }
}
