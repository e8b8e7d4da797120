import QtQuick
import Flotilla.Style

// Words of a lesson; a term of the glossary is underlined and opens its definition.
Text {
    id: words

    // As read aloud.
    readonly property string bare: text.replace(/<[^>]*>/g, "").replace(/&quot;/g, "\"")
    readonly property string signs: bare.replace(/&lt;/g, "<").replace(/&gt;/g, ">")
    readonly property string plain: signs.replace(/&amp;/g, "&")

    font.family: Style.sans
    font.pixelSize: Style.feed
    color: Style.text1
    linkColor: Style.accent
    textFormat: Text.StyledText
    renderType: Text.NativeRendering
    wrapMode: Text.Wrap
    lineHeight: 1.3
    visible: text.length > 0
    Accessible.role: Accessible.StaticText
    Accessible.name: plain

    HoverHandler {
        cursorShape: words.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
}
