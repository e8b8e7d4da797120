import QtQuick
import Flotilla.Presenting
import Flotilla.Style

// The cue's one or two lines. A longer text, as lessons have it, gets smaller letters.
Item {
    id: head

    required property Presenter presenter
    required property real unit
    readonly property string text: presenter.headline
    readonly property bool asks: presenter.question.length > 0
    readonly property real largest: asks ? 44 : 66
    // What is said when nothing moves: a cue and its question.
    readonly property string said: qsTr("Cue %1 of %2. %3").arg(presenter.cue + 1).arg(presenter.cues).arg(text.replace("\n", " "))

    // An assignment stays in one line.
    function together(text: string): string {
        return text.replace(/ = /g, "\u00a0=\u00a0");
    }

    height: Math.round((asks ? 150 : 196) * unit)

    Label {
        id: kicker

        y: Math.max(0, lines.y + lines.height - lines.contentHeight - height)
        width: parent.width
        height: visible ? Math.round(40 * head.unit) : 0
        visible: text.length > 0
        text: head.presenter.kicker
        font.pixelSize: Math.round(28 * head.unit)
        font.weight: Font.DemiBold
        color: Style.text2
        elide: Text.ElideRight
    }
    Label {
        id: lines

        y: kicker.height
        width: parent.width
        height: parent.height - y
        text: head.together(head.text)
        font.pixelSize: Math.round(head.largest * head.unit)
        font.weight: Font.Bold
        lineHeight: 1.06
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(22 * head.unit)
        verticalAlignment: Text.AlignBottom
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
    }
    Announcer {
        words: head.presenter.active ? head.said : ""
        Accessible.role: Accessible.AlertMessage
        Accessible.name: words
    }
}
