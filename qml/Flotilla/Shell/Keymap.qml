pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

// The keys that work everywhere in the window. What is typed into a field stays there.
Item {
    id: keymap

    required property Item focusItem
    required property Acts acts

    // A control with the keyboard's focus keeps Space and the arrows for itself.
    readonly property bool onButton: focusItem instanceof T.AbstractButton
    readonly property bool onSlider: focusItem instanceof T.Slider
    readonly property bool onInput: onSlider || focusItem instanceof T.TextField
    readonly property bool free: !onButton && !onInput
    // The stage, the log, a border: what is reached by Tab and no button goes by arrows itself.
    readonly property bool onView: focusItem !== null && focusItem.activeFocusOnTab

    enum Key {
        Select,
        Kill,
        Freeze,
        Cut,
        Heal,
        Write,
        Play,
        Back,
        Forward,
        Start,
        End,
        Slower,
        Faster,
        Undo,
        Fork,
        Links,
        Members,
        Server,
        Inspector,
        Narration,
        Data,
        Log,
        History,
        Events,
        SpaceTime,
        Health,
        Theme,
        Open,
        Save,
        Why,
        Help,
        Escape,
        Election,
        Vote,
        Commit,
        LeaderChange
    }

    // Together in the order of Key.
    readonly property string tools: "V K P C H W "
    readonly property string time: "Space Left Right Home End [ ] Ctrl+Z F "
    readonly property string window: "L A S I N D G Y E X Ctrl+H T Ctrl+O Ctrl+S Q ? Escape 1 2 3 4"
    readonly property list<string> sequences: (tools + time + window).split(" ")

    function allowed(key: int): bool {
        // A page over the panes has keys of its own.
        if (keymap.acts.overlays.covered)
            return key === Keymap.Theme || key === Keymap.Help;
        if (key === Keymap.Play)
            return keymap.free;
        if (key >= Keymap.Back && key <= Keymap.End)
            return keymap.free && !keymap.onView;
        return true;
    }

    Comfort {
    }
    Instantiator {
        model: keymap.sequences

        delegate: Shortcut {
            required property string modelData
            required property int index

            sequence: modelData
            enabled: keymap.allowed(index)
            onActivated: keymap.acts.key(index)
        }
    }
}
