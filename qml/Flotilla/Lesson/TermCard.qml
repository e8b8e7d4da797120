import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// What a word of the glossary means, and where that is written.
Sheet {
    id: card

    required property Lessons lessons
    property string term: ""
    readonly property string source: card.lessons.source(card.term)

    function show(name: string): void {
        card.term = name;
        card.open();
    }

    // Left of the pane that the word stands in.
    function beside(pane: Item, name: string): void {
        card.x = pane.x - card.width - Style.gap;
        card.y = pane.y + Style.scaled(120);
        card.show(name);
    }

    padding: Style.pad
    onOpened: column.forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        id: column

        width: Style.scaled(260)
        spacing: Style.gap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: card.term + ": " + words.text + " " + card.source

        Label {
            width: parent.width
            text: card.term
            font.weight: Font.Bold
            wrapMode: Text.Wrap
        }
        Label {
            id: words

            width: parent.width
            text: card.lessons.definition(card.term)
            color: Style.text2
            lineHeight: 1.3
            wrapMode: Text.Wrap
        }
        Label {
            visible: text.length > 0
            text: card.source
            font.pixelSize: Style.small
            font.weight: Font.DemiBold
            color: Style.accent
        }
    }
}
