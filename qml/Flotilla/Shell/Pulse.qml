import QtQuick
import Flotilla.Session

// A frame of the session for each frame of the window, while there is something to do.
FrameAnimation {
    required property Session session

    running: session.awake
    onTriggered: session.frame(frameTime * 1000)
}
