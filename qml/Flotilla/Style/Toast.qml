import QtQuick
import Flotilla.Style

// A sentence that stays a few seconds; said aloud when it comes.
Rectangle {
    id: toast

    property string sentence: ""

    function say(words: string): void {
        toast.sentence = words;
        stay.restart();
    }

    visible: sentence.length > 0
    readonly property real room: (parent ? parent.width : 0) - 2 * Style.pad
    readonly property real most: Math.min(Style.scaled(640), room)
    implicitWidth: Math.min(words.implicitWidth + 2 * Style.pad, most)
    implicitHeight: words.implicitHeight + 2 * Style.gap
    radius: Style.radius
    color: Style.bg2
    border.width: Style.hairline
    border.color: Style.ctl
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence

    Label {
        id: words

        anchors.fill: parent
        anchors.leftMargin: Style.pad
        anchors.rightMargin: Style.pad
        text: toast.sentence
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
    Timer {
        id: stay

        interval: Style.toastStay
        onTriggered: toast.sentence = ""
    }
    TapHandler {
        onTapped: toast.sentence = ""
    }
}
