pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// The cell that is staged: who is down, what a client was told, which ways there are.
Item {
    id: pane

    required property Explorer explorer
    readonly property Staging staging: explorer.staging
    // Of the small stage.
    property real stageTall: Style.scaled(200)
    readonly property bool empty: staging.servers === 0

    implicitHeight: lines.height + buttons.height
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Staged: %1").arg(staging.title)

    Flickable {
        id: flick

        width: parent.width
        height: parent.height - buttons.height
        contentHeight: lines.height
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive

        ScrollToFocus {
            flick: flick
        }
        Column {
            id: lines

            x: Style.pad
            width: parent.width - 2 * Style.pad
            topPadding: Style.wide
            bottomPadding: Style.wide
            spacing: Style.gap

            Label {
                width: parent.width
                text: pane.staging.title
                font.pixelSize: Style.title
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }
            QuorumLine {
                visible: !pane.empty
                width: parent.width
                staging: pane.staging
            }
            SmallStage {
                visible: !pane.empty
                width: parent.width
                height: pane.stageTall
                staging: pane.staging
            }
            Label {
                width: parent.width
                text: pane.staging.sentence
                wrapMode: Text.Wrap
            }
            TriedLines {
                visible: !pane.empty
                width: parent.width
                staging: pane.staging
            }
            WaysList {
                visible: !pane.empty
                width: parent.width
                staging: pane.staging
            }
            OtherSizes {
                visible: !pane.empty
                width: parent.width
                staging: pane.staging
            }
            Label {
                visible: !pane.empty
                width: parent.width
                text: qsTr("With each server up %1: %2.").arg(pane.explorer.table.serverText).arg(pane.empty ? "" : pane.explorer.table.upSentence(pane.staging.servers))
                font.pixelSize: Style.small
                color: Style.text2
                wrapMode: Text.Wrap
            }
        }
    }
    PaneButtons {
        id: buttons

        y: parent.height - height
        width: parent.width
        explorer: pane.explorer
    }
}
