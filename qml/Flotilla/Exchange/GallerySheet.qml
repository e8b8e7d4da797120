pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Share
import Flotilla.Style

// The starting situations with their pictures; a search; and a field for a link.
Sheet {
    id: sheet

    required property Gallery gallery
    readonly property real room: (parent ? parent.width : 0) - 2 * Style.padPanel - 4 * Style.gap
    readonly property int fit: Math.floor(room / (Style.scaled(220) + Style.wide))
    readonly property int columns: Math.max(1, Math.min(4, fit))
    readonly property real share: (Math.min(room, Style.scaled(1100)) + Style.wide) / columns

    signal picked(string file)
    signal wordsGiven(string words)

    function openLink(): void {
        sheet.open();
        link.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    modal: true
    padding: Style.padPanel
    onAboutToShow: sheet.gallery.draw()
    onOpened: {
        if (!link.activeFocus)
            search.forceActiveFocus(Qt.PopupFocusReason);
    }
    onClosed: {
        sheet.gallery.search = "";
        link.text = "";
    }

    lines: Column {
        spacing: Style.wide

        Label {
            text: qsTr("Starting situations")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Flow {
            width: grid.width
            spacing: Style.wide

            Field {
                id: search

                implicitHeight: Style.control
                implicitWidth: Style.scaled(260)
                placeholderText: qsTr("Search")
                text: sheet.gallery.search
                Accessible.name: qsTr("Search the situations")
                onTextEdited: sheet.gallery.search = text
                onAccepted: sheet.pick(0)
            }
            Field {
                id: link

                implicitHeight: Style.control
                implicitWidth: Style.scaled(300)
                placeholderText: qsTr("Link or text of a scenario")
                Accessible.name: qsTr("Link or text of a scenario")
                onAccepted: sheet.give()
            }
            AppButton {
                text: qsTr("Open")
                enabled: link.text.length > 0
                hint: qsTr("Open what was pasted (Enter)")
                onClicked: sheet.give()
            }
        }
        Label {
            visible: sheet.gallery.count === 0
            text: qsTr("No situation has these words.")
            color: Style.text2
        }
        Grid {
            id: grid

            columns: sheet.columns
            spacing: Style.wide
            width: sheet.share * sheet.columns - Style.wide

            Repeater {
                id: cards

                model: sheet.gallery

                GalleryCard {
                    required property string file

                    width: sheet.share - Style.wide
                    gallery: sheet.gallery
                    onClicked: {
                        sheet.close();
                        sheet.picked(file);
                    }
                    Keys.onRightPressed: sheet.go(nextItemInFocusChain(true))
                    Keys.onLeftPressed: sheet.go(nextItemInFocusChain(false))
                }
            }
        }
    }

    function go(next: Item): void {
        next.forceActiveFocus(Qt.TabFocusReason);
    }
    function pick(card: int): void {
        const first = cards.itemAt(card) as GalleryCard;
        if (first)
            first.clicked();
    }
    function give(): void {
        if (link.text.length > 0)
            sheet.wordsGiven(link.text);
    }
}
