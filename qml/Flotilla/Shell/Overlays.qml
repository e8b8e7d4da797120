pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.Share
import Flotilla.Stage
import Flotilla.Studies
import Flotilla.Study
import Flotilla.View

// Everything that floats over the panes: menus, cards, dialogs and the notice.
Item {
    id: overlays

    required property Session session
    required property Faults faults
    required property Instrument instrument
    required property Views views
    required property Sharing sharing
    required property Studies studies
    required property real stageBottom
    readonly property alias trouble: trouble
    readonly property alias study: study
    readonly property alias papers: papers

    // A page is over the panes: their keys rest.
    property bool covered: false

    signal lessonsAsked
    signal presentAsked
    signal explorerAsked

    function openTitle(anchor: Item): void {
        papers.openTitle(anchor);
    }
    function openShare(anchor: Item): void {
        papers.openShare(anchor);
    }
    function openEndpoints(anchor: Item): void {
        papers.openEndpoints(anchor);
    }
    function openScenarios(): void {
        papers.openScenarios();
    }
    function openViews(anchor: Item): void {
        viewsMenu.under(overlays, anchor);
    }
    function copy(text: string, lines: int): void {
        papers.copy(text);
        overlays.say(qsTr("On the clipboard; lines: %1.").arg(lines));
    }
    function closeAll(): void {
        for (const it of [papers, viewsMenu, keys, links, trouble, study])
            it.close();
    }
    function openKeys(): void {
        keys.open();
    }
    function openLinks(from: int, to: int): void {
        links.show(from, to);
    }
    function openMembers(): void {
        trouble.openMembers();
    }
    function openServer(): void {
        trouble.openServer();
    }
    function openFaults(): void {
        trouble.openFaults();
    }
    function openFile(): void {
        papers.openFile();
    }
    function saveFile(): void {
        papers.saveFile();
    }
    function say(sentence: string): void {
        if (sentence.length > 0)
            toast.say(sentence);
    }

    Papers {
        id: papers

        anchors.fill: parent
        session: overlays.session
        sharing: overlays.sharing
        servers: overlays.instrument.servers
        onSaid: sentence => overlays.say(sentence)
        onRulesAsked: study.openRules()
        onSettingsAsked: study.openSettings()
    }
    ViewsMenu {
        id: viewsMenu

        y: Style.scaled(92)
        desk: overlays.views.desk
    }
    KeySheet {
        id: keys

        x: Math.round((overlays.width - width) / 2)
        y: Math.round((overlays.height - height) / 2)
    }
    LinkCard {
        id: links

        link: overlays.instrument.link
        x: Math.round((overlays.width - width) / 2)
        y: Style.scaled(112)
        onLatencyPicked: (near, far, a, b) => overlays.session.setLatency(near, far, a, b)
        onLossPicked: (near, far, percent) => overlays.session.setLoss(near, far, percent)
        onCutPressed: (near, far) => overlays.session.cut([near, far], false)
        onHealPressed: (near, far) => overlays.session.healLink(near, far)
        onMoreAsked: (near, far) => trouble.openLinkFaults(near, far)
    }
    ActSheets {
        id: trouble

        anchors.fill: parent
        session: overlays.session
        faults: overlays.faults
        stageBottom: overlays.stageBottom
        instrument: overlays.instrument
    }
    StudyLayer {
        id: study

        session: overlays.session
        studies: overlays.studies
        instrument: overlays.instrument
        violation: overlays.views.violation
    }
    Notice {
        id: toast

        session: overlays.session
        y: overlays.stageBottom - height - Style.wide
    }
}
