pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Session

// Opening and saving scenarios, and the clipboard.
Item {
    id: files

    anchors.fill: parent

    required property Session session

    signal said(string sentence)

    function openFile(): void {
        opener.open();
    }
    function saveFile(): void {
        saver.open();
    }
    // QML reaches the clipboard through a text field only.
    function copy(text: string): void {
        board.text = text;
        board.selectAll();
        board.copy();
        board.text = "";
    }

    TextEdit {
        id: board

        visible: false
        Accessible.ignored: true
    }
    FileDialog {
        id: opener

        title: qsTr("Open a scenario")
        nameFilters: [qsTr("Scenarios (*.flotilla)"), qsTr("All files (*)")]
        onAccepted: files.said(files.session.openScenario(opener.selectedFile))
    }
    FileDialog {
        id: saver

        title: qsTr("Save this run")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "flotilla"
        nameFilters: [qsTr("Scenarios (*.flotilla)")]
        onAccepted: files.said(files.session.saveScenario(saver.selectedFile))
    }
    Connections {
        target: files.session

        function onScriptReady(text: string): void {
            files.copy(text);
            files.said(qsTr("The scenario is on the clipboard."));
        }
    }
}
