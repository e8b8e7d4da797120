import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Real members on this machine: their figures beside the Lab's, and the Lab's servers as this
// machine is.
Column {
    id: machine

    required property PriceStudy study

    spacing: Style.gap

    Heading {
        text: qsTr("This machine")
        font.pixelSize: Style.lead
        color: Style.text1
    }
    Label {
        width: machine.width
        text: qsTr("Lab: one client for the latency, 64 for the throughput, virtual time, and the same member code. Intervals cover 95\u00a0%. Clients and the leader, S1, stand in the same place.")
        color: Style.text2
        wrapMode: Text.Wrap
    }
    Flow {
        width: machine.width
        spacing: Style.gap

        AppButton {
            enabled: !machine.study.measuring
            text: qsTr("Measure Live: 1, 3, 5, 7")
            hint: qsTr("Real members, real sockets, a real disk: a few seconds each")
            onClicked: machine.study.measureLive()
        }
        AppButton {
            enabled: !machine.study.measuring
            text: machine.study.calibrated ? qsTr("Calibrate again") : qsTr("Calibrate")
            hint: qsTr("Give the Lab's servers this machine's processor and bandwidth")
            onClicked: machine.study.calibrate()
        }
        StudyField {
            name: qsTr("Bytes a write")
            value: machine.study.valueBytes
            onTyped: number => machine.study.valueBytes = Math.round(number)
        }
    }
    Label {
        visible: text.length > 0
        width: machine.width
        text: machine.study.machineWords
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
}
