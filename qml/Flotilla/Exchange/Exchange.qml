pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Session
import Flotilla.Share
import Flotilla.Style

// What comes in and goes out: the gallery, the export, what is dropped, the offered lines.
Item {
    id: exchange

    required property Session session
    required property Sharing sharing
    readonly property string sequences: "Ctrl+G Ctrl+E Ctrl+L Ctrl+Shift+C F1 Shift+I Shift+O"
    readonly property list<string> keys: sequences.split(" ")

    signal said(string sentence)
    signal copied(string text)

    function openGallery(): void {
        gallery.open();
    }
    function openExport(): void {
        exports.open();
    }
    function openAbout(): void {
        about.open();
    }
    function closeAll(): void {
        for (const sheet of [gallery, exports, about])
            sheet.close();
    }
    function press(key: int): void {
        switch (key) {
        case 0:
            return gallery.open();
        case 1:
            return exports.open();
        case 2:
            return gallery.openLink();
        case 3:
            return exchange.sharing.askLink();
        case 4:
            return about.open();
        case 5:
            return exchange.sharing.exporter.span.markIn();
        default:
            exchange.sharing.exporter.span.markOut();
        }
    }
    function take(sentence: string): void {
        exchange.said(sentence);
        if (sentence.length === 0)
            gallery.close();
    }

    Repeater {
        model: exchange.keys

        Item {
            id: key

            required property string modelData
            required property int index

            Shortcut {
                sequence: key.modelData
                onActivated: exchange.press(key.index)
            }
        }
    }
    GallerySheet {
        id: gallery

        gallery: exchange.sharing.gallery
        x: Math.round((exchange.width - width) / 2)
        y: Math.round((exchange.height - height) / 2)
        onPicked: file => exchange.said(exchange.session.loadBundled(file))
        onWordsGiven: words => exchange.take(exchange.sharing.openWords(words))
    }
    ExportSheet {
        id: exports

        exporter: exchange.sharing.exporter
        x: Math.round((exchange.width - width) / 2)
        y: Math.round((exchange.height - height) / 2)
        onPlaceAsked: place.open()
    }
    AboutSheet {
        id: about

        about: exchange.sharing.about
        hints: exchange.sharing.hints
        x: Math.round((exchange.width - width) / 2)
        y: Math.round((exchange.height - height) / 2)
    }
    FileDialog {
        id: place

        title: qsTr("Export to")
        fileMode: FileDialog.SaveFile
        defaultSuffix: exchange.sharing.exporter.suffixOf(exports.what)
        nameFilters: [qsTr("*.%1 files (*.%1)").arg(defaultSuffix)]
        onAccepted: exchange.sharing.exporter.write(exports.what, exports.view, place.selectedFile)
    }
    DropArea {
        anchors.fill: parent
        onDropped: drop => exchange.take(exchange.sharing.openDropped(drop.urls, drop.text))
    }
    HintLine {
        id: offered

        x: Style.gap
        y: Style.scaled(48) + Style.tiny
        most: exchange.width * 0.58
        words: exchange.sharing.autosave.offer
        act: qsTr("Go on")
        onActed: exchange.said(exchange.sharing.autosave.goOn())
        onClosed: exchange.sharing.autosave.dismiss()
    }
    HintLine {
        x: Style.gap
        y: offered.y
        most: offered.most
        words: offered.visible ? "" : exchange.sharing.hints.text
        other: qsTr("No hints")
        onOthered: exchange.sharing.hints.on = false
        onClosed: exchange.sharing.hints.dismiss()
    }
    Connections {
        target: exchange.sharing

        function onSaid(sentence: string): void {
            exchange.said(sentence);
        }
        function onLinkReady(link: string): void {
            exchange.copied(link);
            exchange.said(qsTr("The link is on the clipboard."));
        }
    }
}
