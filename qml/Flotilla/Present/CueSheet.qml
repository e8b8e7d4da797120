pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Presenting
import Flotilla.Style

// Every cue, to go to any of them.
Sheet {
    id: sheet

    required property Presenter presenter
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.padPanel + Style.gap)

    function show(): void {
        sheet.open();
    }

    modal: true
    padding: Style.padPanel
    x: Math.round(((parent ? parent.width : 0) - width) / 2)
    y: Math.round(((parent ? parent.height : 0) - height) / 2)
    onOpened: rows.itemAt(sheet.presenter.cue)?.forceActiveFocus(Qt.TabFocusReason)
    lines: Column {
        id: column

        width: Math.min(Style.scaled(720), sheet.room)
        spacing: Style.tiny

        Label {
            text: qsTr("Cues")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            bottomPadding: Style.gap
            Accessible.role: Accessible.Heading
        }
        Repeater {
            id: rows

            model: sheet.presenter.headlines

            CueRow {
                required property string modelData

                width: column.width
                text: modelData
                here: index === sheet.presenter.cue
                onClicked: {
                    sheet.close();
                    sheet.presenter.goTo(index);
                }
            }
        }
    }
}
