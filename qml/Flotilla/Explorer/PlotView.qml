pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Flotilla.Canvas
import Flotilla.Style

// A plot and its files. Arrows walk its points, hovering says them.
Column {
    id: view

    required property PlotSource source
    property real plotHeight: Style.scaled(300)
    readonly property alias plot: plot
    property int file: PlotItem.Csv
    readonly property list<string> suffixes: ["csv", "svg", "png", "pdf"]
    property string problem: ""

    function save(to: url): void {
        view.problem = plot.save(view.file, to);
    }

    spacing: Style.tiny

    PlotItem {
        id: plot

        width: view.width
        height: view.plotHeight
        source: view.source
        theme: Tones.theme
        textScale: Style.textScale
        Accessible.role: Accessible.Graphic
        Accessible.name: view.source.title
        Accessible.description: view.source.description
        Accessible.focusable: true

        TapHandler {
            onTapped: plot.forceActiveFocus(Qt.MouseFocusReason)
        }
        FocusRing {
            shown: plot.activeFocus
        }
        Announcer {
            words: plot.activeFocus ? plot.words : ""
            Accessible.role: Accessible.AlertMessage
            Accessible.name: words
        }
    }
    Row {
        spacing: Style.tiny
        visible: !view.source.blank

        Repeater {
            model: view.suffixes

            AppButton {
                required property string modelData
                required property int index

                look: AppButton.Ghost
                small: true
                text: modelData.toUpperCase()
                hint: qsTr("Save this plot as %1").arg(text)
                onClicked: {
                    view.file = index;
                    place.open();
                }
            }
        }
    }
    Label {
        visible: text.length > 0
        width: view.width
        text: view.problem
        color: Style.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    FileDialog {
        id: place

        title: qsTr("Save the plot")
        fileMode: FileDialog.SaveFile
        defaultSuffix: view.suffixes[view.file]
        nameFilters: [qsTr("*.%1 files (*.%1)").arg(defaultSuffix)]
        onAccepted: view.save(place.selectedFile)
    }
}
