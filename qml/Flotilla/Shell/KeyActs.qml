pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.Timeline
import Flotilla.View

// What the keys of time and of the window do.
QtObject {
    id: keys

    required property Session session
    required property Overlays overlays
    required property Desk desk
    readonly property real most: session.world === Session.Live ? 1 : Speeds.most
    readonly property SpeedQuestion pace: SpeedQuestion {
        session: keys.session
        listened: keys.overlays.sharing.endpoints?.listened ?? []
    }

    signal serverAsked
    signal whyAsked

    function nextTheme(): void {
        Tones.theme = (Tones.theme + 1) % 3;
    }
    function press(key: int): void {
        const s = keys.session;
        switch (key) {
        case Keymap.Play:
            return keys.pace.toggle();
        case Keymap.Back:
            return s.stepBack();
        case Keymap.Forward:
            return s.stepForward();
        case Keymap.Start:
            return s.seek(0);
        case Keymap.End:
            return s.toEnd();
        case Keymap.Slower:
            return keys.pace.pick(Speeds.slower(s.speed));
        case Keymap.Faster:
            return keys.pace.pick(Speeds.faster(s.speed, keys.most));
        case Keymap.Undo:
            return s.undo();
        case Keymap.Fork:
            return s.forkHere();
        }
        keys.windowKey(key);
    }
    function windowKey(key: int): void {
        switch (key) {
        case Keymap.Links:
            return keys.overlays.openLinks(0, 0);
        case Keymap.Members:
            return keys.overlays.openMembers();
        case Keymap.Server:
            return keys.serverAsked();
        case Keymap.Inspector:
            return keys.desk.toggle(Desk.Inspector);
        case Keymap.Narration:
            return keys.desk.toggle(Desk.Narration);
        case Keymap.Data:
            return keys.desk.toggle(Desk.Data);
        case Keymap.Health:
            return keys.desk.toggle(Desk.Health);
        case Keymap.Log:
            return keys.desk.toggle(Desk.Log);
        case Keymap.History:
            return keys.desk.toggle(Desk.History);
        case Keymap.Events:
            return keys.desk.toggle(Desk.Trace);
        case Keymap.SpaceTime:
            return keys.desk.toggle(Desk.SpaceTime);
        case Keymap.Theme:
            return keys.nextTheme();
        case Keymap.Open:
            return keys.overlays.openFile();
        case Keymap.Save:
            return keys.overlays.saveFile();
        case Keymap.Why:
            return keys.whyAsked();
        case Keymap.Help:
            return keys.overlays.openKeys();
        }
    }
}
