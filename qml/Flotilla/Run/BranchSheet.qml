pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.View

// The tree of branches: show, compare, name, give away, delete and bring back.
Sheet {
    id: sheet

    required property Session session
    required property Compare compare
    readonly property BranchList branches: session.branches
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.wide + Style.gap)
    readonly property real measure: Math.min(Style.scaled(560), room)

    // It changes with the tree.
    function titleOf(branch: int): string {
        return sheet.branches.tree.length > 0 ? sheet.branches.nameOf(branch) : "";
    }

    signal compared(int branch)
    signal saveAsked(int branch)

    modal: true
    padding: Style.wide
    onOpened: head.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        spacing: Style.gap

        Heading {
            id: head

            text: qsTr("Branches")
        }
        Label {
            visible: sheet.branches.tree.length === 1
            width: sheet.measure
            text: qsTr("There is one future so far. Go back in time and act, or press F: the old future stays.")
            wrapMode: Text.Wrap
            font.pixelSize: Style.small
            color: Style.text2
        }
        Repeater {
            model: sheet.branches.tree

            BranchRow {
                required property int modelData

                width: sheet.measure
                depth: sheet.branches.depthOf(modelData)
                name: sheet.titleOf(modelData)
                current: sheet.session.currentBranch === modelData
                readonly property real then: sheet.branches.endTimeOf(modelData)
                readonly property real end: current ? sheet.session.endTime : then
                span: qsTr("%1 to %2 ms").arg(Math.round(sheet.branches.forkTimeOf(modelData))).arg(Math.round(end))
                alone: sheet.branches.tree.length === 1
                onPicked: sheet.session.selectBranch(modelData)
                onRenamed: name => sheet.session.renameBranch(modelData, name)
                onCompared: {
                    sheet.close();
                    sheet.compared(modelData);
                }
                onCopied: sheet.session.askScriptOf(modelData)
                onSaved: sheet.saveAsked(modelData)
                onDeleted: sheet.session.deleteBranch(modelData)
            }
        }
        Heading {
            visible: sheet.branches.deleted.length > 0
            text: qsTr("Deleted")
        }
        Repeater {
            model: sheet.branches.deleted

            AppButton {
                required property int modelData

                small: true
                iconName: "undo"
                text: qsTr("Bring back \"%1\"").arg(sheet.branches.nameOf(modelData))
                onClicked: sheet.session.restoreBranch(modelData)
            }
        }
    }
}
