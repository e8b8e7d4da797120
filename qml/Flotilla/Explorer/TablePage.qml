pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How many servers, and how many may fail? The table, and the cell that is staged.
FocusScope {
    id: page

    required property Explorer explorer
    readonly property real side: Math.min(Style.scaled(330), 0.3 * width + Style.scaled(18))
    readonly property real main: width - side

    focus: true

    Label {
        id: title

        x: Style.pad
        y: Style.tiny
        width: page.main - 2 * Style.pad
        height: Style.scaled(36)
        text: qsTr("How many servers, and how many may fail?")
        font.pixelSize: Style.title
        font.weight: Font.Bold
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
    }
    Label {
        readonly property real room: page.main - title.implicitWidth - 3 * Style.pad

        visible: implicitWidth < room
        x: page.main - width - Style.pad
        height: title.height + title.y
        text: qsTr("An even size needs one more vote and survives no more failures.")
        font.pixelSize: Style.small
        color: Style.text2
    }
    TableGrid {
        id: grid

        y: title.y + title.height
        width: page.main
        height: Math.max(Style.scaled(88), page.height - y - room.height)
        focus: true
        table: page.explorer.table
        staging: page.explorer.staging
    }
    // Large letters leave it less than it wants: then it scrolls.
    Flickable {
        id: room

        y: grid.y + grid.height
        width: page.main
        height: Math.min(foot.height, 0.42 * page.height)
        contentHeight: foot.height
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive

        TableFoot {
            id: foot

            width: room.width
            table: page.explorer.table
            onExportAsked: exports.open()
        }
    }
    Rectangle {
        x: page.main
        width: Style.hairline
        height: parent.height
        color: Style.line
    }
    CellPane {
        x: page.main + Style.hairline
        width: page.side - Style.hairline
        height: parent.height
        explorer: page.explorer
    }
    ExportSheet {
        id: exports

        explorer: page.explorer
        x: room.x + Style.pad
        y: room.y - height
    }
}
