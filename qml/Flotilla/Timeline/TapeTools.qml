import QtQuick
import Flotilla.Style
import Flotilla.Canvas

// Beside the tape: how much of the run is seen, and the lists of what is marked in it.
Column {
    id: tools

    required property TapeItem tape
    required property int branchCount
    required property int bookmarkCount
    required property int breakpointCount

    // name: "breakpoints", "bookmarks" or "branches".
    signal sheetAsked(string name)

    // At large text the rows touch rather than leave the tape's height.
    required property real room
    spacing: Math.max(0, Math.min(Style.tiny, room - zoom.height - lists.height))

    function counted(words: string, count: int): string {
        return count > 0 ? words + " " + count : words;
    }

    Row {
        id: zoom

        anchors.right: parent.right
        spacing: Style.tiny

        Label {
            visible: tools.tape.zoomed
            height: Style.chipHeight
            text: tools.tape.shownText
            font.pixelSize: Style.small
            color: Style.text2
        }
        AppButton {
            small: true
            iconName: "minus"
            enabled: tools.tape.zoomed
            hint: qsTr("Show more of the run (wheel; - on the tape)")
            onClicked: tools.tape.zoomBy(0.5)
        }
        AppButton {
            small: true
            iconName: "plus"
            hint: qsTr("Show less of the run, larger (wheel; + on the tape)")
            onClicked: tools.tape.zoomBy(2)
        }
        AppButton {
            small: true
            enabled: tools.tape.zoomed
            text: qsTr("Whole run")
            hint: qsTr("Show the whole run (0 on the tape)")
            onClicked: tools.tape.showAll()
        }
    }
    Row {
        id: lists

        anchors.right: parent.right
        spacing: Style.tiny

        AppButton {
            small: true
            text: tools.counted(qsTr("Stops"), tools.breakpointCount)
            hint: qsTr("Breakpoints: where the run pauses by itself (U)")
            onClicked: tools.sheetAsked("breakpoints")
        }
        AppButton {
            small: true
            text: tools.counted(qsTr("Marks"), tools.bookmarkCount)
            hint: qsTr("Bookmarks (J); Ctrl+B sets one here")
            onClicked: tools.sheetAsked("bookmarks")
        }
        AppButton {
            small: true
            text: tools.branchCount > 1 ? qsTr("Branches %1").arg(tools.branchCount) : qsTr("Branches")
            hint: qsTr("The tree of branches: show, compare, name, delete (O)")
            onClicked: tools.sheetAsked("branches")
        }
    }
}
