pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// A line a server: role, term, commit and last index in both, and where the logs part.
Column {
    id: table

    required property RowModel rows

    spacing: Style.tiny

    CompareCells {
        width: table.width
        heads: true
        cells: [qsTr("Server"), qsTr("Role"), qsTr("Term"), qsTr("Commit"), qsTr("Last"), qsTr("Log")]
    }
    Repeater {
        model: table.rows

        CompareCells {
            required property string server
            required property bool differs
            required property string roleHere
            required property string roleThere
            required property string termHere
            required property string termThere
            required property string commitHere
            required property string commitThere
            required property string lastHere
            required property string lastThere
            required property string log

            function both(here: string, there: string): string {
                return here === there ? here : qsTr("%1 | %2").arg(here).arg(there);
            }

            width: table.width
            strong: differs
            readonly property string role: both(roleHere, roleThere)
            readonly property string term: both(termHere, termThere)
            readonly property string commit: both(commitHere, commitThere)
            readonly property string last: both(lastHere, lastThere)
            cells: [server, role, term, commit, last, log]
        }
    }
}
