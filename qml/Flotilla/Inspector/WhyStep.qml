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
    activeFocusOnTab: true
    Accessible.role: Accessible.Link
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: step.pressed()
    Keys.onReturnPressed: step.pressed()
    Keys.onEnterPressed: step.pressed()

    Label {
        id: words

        width: parent.width
        text: step.last ? step.text : step.text + " →"
        color: over.hovered ? Style.accent : Style.text2
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    FocusRing {
        anchors.margins: -Style.focusWidth
        around: Style.radiusKey
        shown: step.activeFocus
    }
    HoverHandler {
        id: over

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        onTapped: step.pressed()
    }
}
