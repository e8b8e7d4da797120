import QtQuick
import Flotilla.Style
import Flotilla.Session

// One thing that clients can do; the first of a group under the group's name.
Column {
    id: row

    required property ClientActs acts
    required property string modelData
    required property int index

    signal pointed(string says)
    signal picked(string act)

    Heading {
        visible: text.length > 0
        height: Style.row
        text: row.acts.groups[row.index]
    }
    MenuRow {
        width: row.width
        text: row.acts.texts[row.index]
        Accessible.description: row.acts.sayings[row.index]
        onHoveredChanged: if (hovered)
            row.pointed(row.acts.sayings[row.index])
        onActiveFocusChanged: if (activeFocus)
            row.pointed(row.acts.sayings[row.index])
        onClicked: row.picked(row.modelData)
    }
}
