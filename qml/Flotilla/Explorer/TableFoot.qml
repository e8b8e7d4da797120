import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How good servers are, what the engine says of the table, and how long writes take.
Flow {
    id: foot

    required property Table table

    signal exportAsked

    readonly property real dials: Style.scaled(foot.tight ? 266 : 384)
    readonly property string never: qsTr("never")
    readonly property bool tight: width < Style.scaled(900)

    spacing: Style.pad
    leftPadding: Style.pad
    rightPadding: Style.pad
    topPadding: Style.gap

    Dial {
        width: Style.scaled(foot.tight ? 150 : 216)
        name: foot.tight ? qsTr("Server is up") : qsTr("Each server is up")
        words: foot.table.serverText
        value: foot.table.serverNines
        from: 1
        to: 4
        step: 0.1
        marks: foot.tight ? ["90", "99.99"] : ["90", "99", "99.9", "99.99"]
        onTurned: value => foot.table.serverNines = value
    }
    Dial {
        width: Style.scaled(foot.tight ? 116 : 168)
        name: foot.tight ? qsTr("All fail") : qsTr("All fail together")
        words: foot.table.togetherText
        value: foot.table.together
        step: 0.05
        marks: foot.tight ? [foot.never, "0.1 %"] : [foot.never, "0.001", "0.1 %"]
        onTurned: value => foot.table.together = value
    }
    Column {
        width: Math.max(Style.scaled(280), foot.width - foot.dials - 5 * Style.pad)
        spacing: Style.tiny

        JobLine {
            width: parent.width
            begin: qsTr("Verify on the engine")
            report: foot.table.proof.report
            busy: foot.table.proof.busy
            progress: foot.table.proof.progress
            alarming: foot.table.proof.contradicted
            onBegun: foot.table.proof.verify(false)
            onCancelled: foot.table.proof.cancel()
        }
        JobLine {
            width: parent.width
            begin: qsTr("Measure writes")
            report: foot.table.writes.report
            busy: foot.table.writes.busy
            progress: foot.table.writes.progress
            onBegun: foot.table.writes.measure()
            onCancelled: foot.table.writes.cancel()
        }
        Row {
            spacing: Style.gap

            AppButton {
                small: true
                enabled: !foot.table.proof.busy
                text: qsTr("Verify each of 1\u2009022 patterns")
                hint: qsTr("Those that differ in names alone, too")
                onClicked: foot.table.proof.verify(true)
            }
            AppButton {
                id: save

                small: true
                text: qsTr("Export …")
                hint: qsTr("The table as CSV, SVG or PNG")
                onClicked: foot.exportAsked()
            }
        }
    }
}
