pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// The keys that make text larger and motion less.
Item {
    Shortcut {
        sequences: ["Ctrl++", "Ctrl+="]
        onActivated: Style.resizeText(1)
    }
    Shortcut {
        sequence: "Ctrl+-"
        onActivated: Style.resizeText(-1)
    }
    Shortcut {
        sequence: "M"
        onActivated: Style.reducedMotion = !Style.reducedMotion
    }
}
