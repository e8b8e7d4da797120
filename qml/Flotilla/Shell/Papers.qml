pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Exchange
import Flotilla.Session
import Flotilla.Share
import Flotilla.Style
import Flotilla.View

// Scenarios in and out: the menus of the title and of Share, files, the clipboard, the gallery.
Item {
    id: papers

    required property Session session
    required property Sharing sharing
    required property ServersModel servers
    readonly property alias exchange: exchange

    signal said(string sentence)
    signal rulesAsked
    signal settingsAsked

    function openTitle(anchor: Item): void {
        titleMenu.x = anchor.mapToItem(papers, 0, 0).x;
        titleMenu.open();
    }
    function openShare(anchor: Item): void {
        shareMenu.under(papers, anchor);
    }
    function openEndpoints(anchor: Item): void {
        endpoints.under(papers, anchor);
    }
    function openScenarios(): void {
        titleMenu.open();
    }
    function openFile(): void {
        files.openFile();
    }
    function saveFile(): void {
        files.saveFile();
    }
    function copy(text: string): void {
        files.copy(text);
    }
    function close(): void {
        titleMenu.close();
        shareMenu.close();
        endpoints.close();
        exchange.closeAll();
    }

    TitleMenu {
        id: titleMenu

        gallery: papers.sharing.gallery
        y: Style.scaled(44)
        onBundledPicked: name => papers.said(papers.session.loadBundled(name))
        onClusterAsked: (n, seed, words) => papers.said(papers.session.newCluster(n, seed, words))
        onRulesAsked: papers.rulesAsked()
        onSettingsAsked: papers.settingsAsked()
        onGalleryAsked: exchange.openGallery()
        onAboutAsked: exchange.openAbout()
        onOpenAsked: files.openFile()
        onSaveAsked: files.saveFile()
    }
    ShareMenu {
        id: shareMenu

        y: Style.scaled(44)
        onLinkAsked: papers.sharing.askLink()
        onCopyAsked: papers.session.askScript()
        onExportAsked: exchange.openExport()
        onSaveAsked: files.saveFile()
    }
    EndpointsSheet {
        id: endpoints

        endpoints: papers.sharing.endpoints
        servers: papers.servers
        y: Style.scaled(44)
        onCopyAsked: text => {
            files.copy(text);
            papers.said(qsTr("On the clipboard: %1").arg(text));
        }
        onSaid: sentence => papers.said(sentence)
    }
    Files {
        id: files

        session: papers.session
        onSaid: sentence => papers.said(sentence)
    }
    Exchange {
        id: exchange

        anchors.fill: parent
        session: papers.session
        sharing: papers.sharing
        onSaid: sentence => papers.said(sentence)
        onCopied: text => files.copy(text)
    }
}
