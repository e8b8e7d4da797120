import QtQuick
import Flotilla.Planning
import Flotilla.Style

// What can be done with the run that was staged.
Rectangle {
    id: foot

    required property Explorer explorer
    readonly property Staging staging: explorer.staging

    implicitHeight: row.implicitHeight + 2 * Style.wide
    color: Style.bg1

    Rectangle {
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
    Flow {
        id: row

        x: Style.pad
        y: Style.wide
        width: parent.width - 2 * Style.pad
        spacing: Style.gap

        AppButton {
            look: AppButton.Primary
            enabled: foot.staging.known
            text: qsTr("Open in Lab")
            hint: qsTr("This run, on the stage; the run that is shown is kept")
            onClicked: foot.staging.openInLab()
        }
        AppButton {
            visible: foot.staging.restartable > 0
            enabled: !foot.staging.busy
            text: foot.staging.restarted ? qsTr("Keep S%1 down").arg(foot.staging.restartable) : qsTr("Restart S%1").arg(foot.staging.restartable)
            hint: qsTr("It comes back, and both are tried once more")
            onClicked: foot.staging.restart()
        }
        AppButton {
            visible: foot.explorer.keptRun.length > 0
            text: qsTr("Back to your run")
            hint: foot.explorer.keptRun
            onClicked: foot.explorer.goBack()
        }
    }
}
