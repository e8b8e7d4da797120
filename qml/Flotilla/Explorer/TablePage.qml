pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How many servers, and how many may fail? The table, and the cell that is staged: beside it, or
// below where there is no room. The foot stays in sight as long as it leaves room for rows.
FocusScope {
    id: page

    required property Explorer explorer
    readonly property bool beside: width >= Style.scaled(900)
    readonly property real aside: Math.min(Style.scaled(330), 0.3 * width + Style.scaled(18))
    readonly property real side: beside ? aside : 0
    readonly property real main: width - side
    readonly property real third: Math.min(Style.scaled(250), 0.32 * height)
    readonly property real stageTall: Math.max(Style.scaled(180), third)
    readonly property bool pinned: beside && foot.implicitHeight <= 0.22 * height

    focus: true

    Flickable {
        id: scroll

        width: page.main
        height: page.height - (page.pinned ? foot.height : 0)
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.VerticalFlick
        clip: true

        ScrollToFocus {
            id: follow

            flick: scroll
            covered: head.height
            except: grid.board
        }
        Column {
            id: column

            width: scroll.width

            TableTitle {
                id: title

                width: column.width
            }
            Item {
                id: headPlace

                width: 1
                height: head.height
            }
            TableGrid {
                id: grid

                width: column.width
                focus: true
                at: columns
                table: page.explorer.table
                staging: page.explorer.staging
                onReached: (top, bottom) => follow.bring(y + top, y + bottom)
            }
            Item {
                id: footPlace

                width: column.width
                height: page.pinned ? 0 : foot.height
            }
            Item {
                id: panePlace

                width: column.width
                height: page.beside ? 0 : pane.implicitHeight
            }
        }
        // It stays in sight as long as rows are.
        TableHead {
            id: head

            y: Math.max(headPlace.y, Math.min(scroll.contentY, grid.y + grid.height - 2 * height))
            width: column.width
            at: columns
            table: page.explorer.table
        }
    }
    TableColumns {
        id: columns

        width: page.main - Style.gap
        room: scroll.height - title.height - head.height
    }
    // There is more above or below.
    Rectangle {
        visible: scroll.contentHeight > scroll.height
        x: page.main - width - 2
        y: scroll.visibleArea.yPosition * scroll.height
        width: Style.tiny
        height: scroll.visibleArea.heightRatio * scroll.height
        radius: width / 2
        color: Style.ctl
    }
    TableFoot {
        id: foot

        parent: page.pinned ? page : footPlace
        y: page.pinned ? page.height - height : 0
        width: page.main
        table: page.explorer.table
        onExportAsked: exports.open()
    }
    Rectangle {
        visible: page.beside
        x: page.main
        width: Style.hairline
        height: parent.height
        color: Style.line
    }
    CellPane {
        id: pane

        parent: page.beside ? page : panePlace
        x: page.beside ? page.main + Style.hairline : 0
        width: page.beside ? page.side - Style.hairline : page.main
        height: page.beside ? page.height : implicitHeight
        stageTall: page.beside ? page.stageTall : Style.scaled(220)
        explorer: page.explorer
    }
    ExportSheet {
        id: exports

        explorer: page.explorer
        x: Style.pad
        y: page.height - height - Style.pad
    }
}
