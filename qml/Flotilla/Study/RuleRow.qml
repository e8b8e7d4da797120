pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Studies

// One rule: what it says, where, what it protects from.
Item {
    id: row

    required property string word
    required property string rule
    required property string section
    required property string danger
    required property RuleSearch search
    required property bool live
    readonly property bool mine: search.rule === word
    // Large letters leave no room beside the buttons.
    readonly property bool narrow: width < Style.scaled(520)
    readonly property real textWidth: narrow ? width : width - buttons.width - Style.pad

    signal playAsked

    implicitHeight: column.implicitHeight + 2 * Style.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: rule

    Rectangle {
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Column {
        id: column

        y: Style.gap
        width: row.width
        spacing: 2

        Label {
            width: row.textWidth
            text: row.rule
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            width: row.textWidth
            text: qsTr("%1. Without it: %2").arg(row.section).arg(row.danger)
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
        SearchReport {
            visible: row.mine && row.search.phase !== RuleSearch.Idle
            width: parent.width
            search: row.search
            live: row.live
        }
        Item {
            visible: row.narrow
            width: 1
            height: buttons.height + Style.tiny
        }
    }
    Row {
        id: buttons

        x: row.narrow ? 0 : row.width - width
        y: row.narrow ? row.height - height - Style.tiny : Style.gap
        spacing: Style.gap

        AppButton {
            small: true
            text: qsTr("Play")
            enabled: !row.live
            hint: qsTr("A new Lab cluster like this one, without this rule")
            Accessible.name: qsTr("Play without %1").arg(row.word)
            onClicked: row.playAsked()
        }
        AppButton {
            small: true
            text: row.mine && row.search.busy ? qsTr("Cancel") : qsTr("Search")
            enabled: !row.live || (row.mine && row.search.busy)
            hint: qsTr("The machine looks for a violation without this rule")
            Accessible.name: qsTr("%1 without %2").arg(text).arg(row.word)
            onClicked: {
                if (row.mine && row.search.busy)
                    row.search.cancel();
                else
                    row.search.start(row.word);
            }
        }
    }
}
