pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Style
import Flotilla.Session
import Flotilla.View

// What stops the run, what is marked in it, and its branches: the sheets and their keys.
Item {
    id: layer

    required property Session session
    required property Compare compare
    // The server under the pointer or chosen; 0: none.
    required property int target
    readonly property list<string> keys: "R U J O 5 6 Ctrl+B Ctrl+Left Ctrl+Right".split(" ")

    readonly property list<string> names: ["until", "breakpoints", "bookmarks", "branches"]

    // name: "until", "breakpoints", "bookmarks", "branches".
    function open(name: string): void {
        if (name === "until")
            runUntil.open();
        else if (name === "breakpoints")
            breakpoints.open();
        else if (name === "bookmarks")
            bookmarks.open();
        else
            branches.open();
    }
    function openCompare(branch: int): void {
        layer.compare.other = branch;
        comparison.open();
    }
    function closeAll(): void {
        runUntil.close();
        breakpoints.close();
        bookmarks.close();
        branches.close();
        comparison.close();
    }
    function runToTarget(): void {
        if (layer.target > 0)
            layer.session.runTo("message to S" + layer.target);
        else
            layer.open("until");
    }
    function press(key: int): void {
        if (key < 4)
            layer.open(layer.names[key]);
        else if (key === 4)
            layer.session.runTo("apply");
        else if (key === 5)
            layer.runToTarget();
        else if (key === 6)
            layer.session.bookmark("");
        else
            layer.session.stepBookmark(key === 7 ? -1 : 1);
    }

    Instantiator {
        model: layer.keys

        delegate: Shortcut {
            required property string modelData
            required property int index

            sequence: modelData
            onActivated: layer.press(index)
        }
    }
    RunUntilSheet {
        id: runUntil

        session: layer.session
        anchors.centerIn: parent
    }
    BreakpointSheet {
        id: breakpoints

        session: layer.session
        anchors.centerIn: parent
    }
    BookmarkSheet {
        id: bookmarks

        session: layer.session
        anchors.centerIn: parent
    }
    BranchSheet {
        id: branches

        session: layer.session
        compare: layer.compare
        anchors.centerIn: parent
        onCompared: branch => layer.openCompare(branch)
        onSaveAsked: branch => {
            saver.branch = branch;
            saver.open();
        }
    }
    CompareSheet {
        id: comparison

        session: layer.session
        compare: layer.compare
        x: Style.wide
        y: Style.scaled(56)
    }
    FileDialog {
        id: saver

        property int branch: 0

        title: qsTr("Save this branch")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "flotilla"
        nameFilters: [qsTr("Scenarios (*.flotilla)")]
        onAccepted: layer.session.saveBranch(saver.branch, saver.selectedFile)
    }
    Connections {
        target: layer.compare

        function onOtherChanged(): void {
            if (layer.compare.other < 0)
                comparison.close();
        }
    }
}
