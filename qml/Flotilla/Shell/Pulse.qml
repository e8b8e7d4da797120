import QtQuick
import Flotilla.Session
import Flotilla.Style

// A frame of the session for each frame of the window, while there is something to do.
FrameAnimation {
    required property Session session
    readonly property bool reduced: Style.reducedMotion

    running: session.awake
    onReducedChanged: session.stepwise = reduced
    onTriggered: session.frame(frameTime * 1000)
}
