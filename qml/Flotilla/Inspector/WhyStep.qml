pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// One cause of the chain; pressed, the playhead goes there.
Item {
    id: step

    required property int event
    required property string text
    required property bool last

    signal pressed

    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.Link
    Accessible.name: text
    Accessible.onPressAction: step.pressed()

    Label {
        id: words

        width: parent.width
        text: step.last ? step.text : step.text + " →"
        color: over.hovered ? Style.accent : Style.text2
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    HoverHandler {
        id: over

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        onTapped: step.pressed()
    }
}
