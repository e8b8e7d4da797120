pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.Studies
import Flotilla.View

// What many runs say, over the panes: broken rules, what a search found, what settings mean.
Item {
    id: layer

    anchors.fill: parent

    required property Session session
    required property Studies studies
    required property Instrument instrument
    required property Violation violation

    function openRules(): void {
        rules.open();
    }
    function openSettings(): void {
        settings.show();
    }
    function close(): void {
        rules.close();
        settings.close();
        card.close();
    }
    // As now, with this rule off.
    function play(rule: string): void {
        const text = layer.studies.broken(layer.session.header(), rule, qsTr("Without a rule"));
        layer.session.openText(text, qsTr("Without a rule"));
        layer.session.play();
    }
    function start(header: string): void {
        const live = layer.session.world === Session.Live;
        layer.session.openText(header, qsTr("New cluster"));
        layer.session.play();
        if (live)
            layer.session.switchWorld(Session.Live);
    }

    Shortcut {
        sequence: "B"
        onActivated: layer.openRules()
    }
    Shortcut {
        sequence: ","
        onActivated: layer.openSettings()
    }
    BreakRule {
        id: rules

        search: layer.studies.search
        live: layer.session.world === Session.Live
        x: Math.round((layer.width - width) / 2)
        y: Math.round((layer.height - height) / 2)
        onPlayAsked: rule => {
            rules.close();
            layer.play(rule);
        }
    }
    ViolationCard {
        id: card

        violation: layer.violation
        // Over what tells the same at length, not over the stage.
        x: layer.width - width - Style.gap
        y: Style.scaled(100)
        onEventPicked: event => layer.session.seekEvent(event)
        onReplayAsked: {
            layer.session.seek(0);
            layer.session.play();
        }
        onWhyAsked: event => layer.instrument.why.event = event
    }
    ClusterSettings {
        id: settings

        session: layer.session
        study: layer.studies.settings
        x: Math.round((layer.width - width) / 2)
        y: Math.round((layer.height - height) / 2)
        onStartAsked: header => layer.start(header)
    }
    Connections {
        target: layer.studies.search

        // The run that is played is to be seen.
        function onFound(): void {
            if (layer.session.world === Session.Lab)
                rules.close();
        }
    }
}
