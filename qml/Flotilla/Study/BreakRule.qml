pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Studies
import Flotilla.View

// The rules, and for each: play without it, or let the machine look for what then goes wrong.
Sheet {
    id: sheet

    required property RuleSearch search
    // Only a Lab can break a rule.
    required property bool live
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.padPanel + Style.gap)

    signal playAsked(string rule)

    modal: true
    padding: Style.padPanel
    onOpened: column.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    lines: Column {
        id: column

        width: Math.min(Style.scaled(760), sheet.room)
        spacing: Style.gap

        Label {
            text: qsTr("Break a rule")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            text: qsTr("Switch one rule off and play a cluster like this one, or let the machine search: it tries run after run with faults of all kinds, and shows the shortest one that goes wrong.")
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Label {
            visible: sheet.live
            width: parent.width
            text: qsTr("Not in Live: real servers keep all rules. Switch to Lab to break one.")
            color: Style.danger
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Repeater {
            model: RuleBook {
            }

            RuleRow {
                width: column.width
                search: sheet.search
                live: sheet.live
                onPlayAsked: sheet.playAsked(word)
            }
        }
    }
}
