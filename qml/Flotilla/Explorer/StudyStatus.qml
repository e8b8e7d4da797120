import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How far a study is, how long it will take, and a way to stop it; its seed.
Flow {
    id: status

    required property StudyJob job
    property bool seeded: true

    spacing: Style.gap

    Rectangle {
        y: Math.round((Style.control - height) / 2)
        width: Style.scaled(160)
        height: Style.gap
        radius: height / 2
        visible: status.job.busy
        color: Style.bg3
        border.width: Style.hairline
        border.color: Style.ctl
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("Progress of the study")
        Accessible.description: status.job.status

        Rectangle {
            width: Math.round(Math.min(1, status.job.progress) * parent.width)
            height: parent.height
            radius: parent.radius
            color: Style.accent
        }
    }
    Label {
        height: Style.control
        text: status.job.status
        font.pixelSize: Style.small
        color: Style.text2
    }
    AppButton {
        visible: status.job.busy
        small: true
        y: Math.round((Style.control - height) / 2)
        text: qsTr("Stop")
        hint: qsTr("End the study with what there is")
        onClicked: status.job.cancel()
    }
    StudyField {
        visible: status.seeded
        name: qsTr("Seed")
        value: status.job.seed
        onTyped: number => status.job.seed = number
    }
}
