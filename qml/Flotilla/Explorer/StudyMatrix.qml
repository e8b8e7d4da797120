pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// A network of one's own: one-way milliseconds from place to place. Servers fill the places in
// turn.
Column {
    id: matrix

    required property StudyPlace place

    spacing: Style.gap

    Flow {
        width: matrix.width
        spacing: Style.gap

        StudyField {
            name: qsTr("Places")
            value: matrix.place.places
            onTyped: number => matrix.place.places = Math.round(number)
        }
        Label {
            width: Math.min(implicitWidth, parent.width)
            wrapMode: Text.Wrap
            text: qsTr("One way, ms: 5 or 5-6. S1 stands in place 1, S2 in place 2, and so on; clients stand where S1 does.")
            font.pixelSize: Style.small
            color: Style.text2
        }
    }
    Grid {
        columns: matrix.place.places
        spacing: Style.tiny

        Repeater {
            model: matrix.place.places * matrix.place.places

            Field {
                required property int index
                readonly property int row: Math.floor(index / matrix.place.places)
                readonly property int column: index % matrix.place.places
                readonly property string known: matrix.place.cells[index] ?? ""

                implicitWidth: Style.scaled(88)
                wrong: matrix.place.problem.length > 0 && !/^[0-9.]+(-[0-9.]+)?$/.test(text.trim())
                Accessible.name: row === column ? qsTr("Within place %1, ms").arg(row + 1) : qsTr("From place %1 to place %2, ms").arg(row + 1).arg(column + 1)
                onKnownChanged: if (text !== known)
                    text = known
                Component.onCompleted: text = known
                onEditingFinished: matrix.place.setCell(row, column, text)
            }
        }
    }
    Label {
        visible: text.length > 0
        text: matrix.place.problem
        color: Style.danger
        Accessible.role: Accessible.AlertMessage
    }
}
