pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.View

// Two branches beside each other at the playhead. It lets the window be used: the run can be played
// and scrubbed while it is open.
Sheet {
    id: sheet

    required property Session session
    required property Compare compare
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.wide + Style.gap)
    readonly property real measure: Math.min(Style.scaled(620), room)

    modal: false
    closePolicy: Sheet.CloseOnEscape
    padding: Style.wide
    onOpened: other.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: sheet.compare.other = -1
    lines: Column {
        spacing: Style.gap

        Flow {
            width: sheet.measure
            spacing: Style.gap

            Heading {
                height: Style.chipHeight
                text: qsTr("Here: %1.").arg(sheet.compare.hereName) + " " + qsTr("There: %1.").arg(sheet.compare.thereName)
                verticalAlignment: Text.AlignVCenter
            }
            AppButton {
                id: other

                small: true
                text: qsTr("Show the other")
                onClicked: {
                    const there = sheet.compare.other;
                    const here = sheet.session.currentBranch;
                    sheet.compare.other = here;
                    sheet.session.selectBranch(there);
                }
            }
            AppButton {
                small: true
                iconName: "close"
                hint: qsTr("Close the comparison")
                onClicked: sheet.close()
            }
        }
        FirstDifference {
            width: sheet.measure
            compare: sheet.compare
            onPicked: time => sheet.session.seek(time)
        }
        CompareTable {
            width: sheet.measure
            rows: sheet.compare.servers
        }
        Heading {
            text: sheet.compare.outcomes.count === 0 ? qsTr("Every operation ended alike.") : qsTr("Operations that ended differently")
        }
        OutcomeTable {
            width: sheet.measure
            rows: sheet.compare.outcomes
        }
    }
}
