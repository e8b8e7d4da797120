import QtQuick
import Flotilla.Planning
import Flotilla.Style

// The settings that elections depend on.
Column {
    id: form

    required property TimeoutsStudy study
    property bool timed: true

    spacing: Style.tiny

    Flow {
        width: form.width
        spacing: Style.wide

        StudyField {
            name: qsTr("Servers")
            value: form.study.servers
            onTyped: number => form.study.servers = Math.round(number)
        }
        StudyField {
            visible: form.timed
            name: qsTr("Heartbeat")
            unit: qsTr("ms")
            value: form.study.heartbeat
            onTyped: number => form.study.heartbeat = number
        }
        StudyField {
            visible: form.timed
            name: qsTr("Timeouts from")
            unit: qsTr("ms")
            value: form.study.timeoutMin
            onTyped: number => form.study.timeoutMin = number
        }
        StudyField {
            visible: form.timed
            name: qsTr("to")
            unit: qsTr("ms")
            value: form.study.timeoutMax
            onTyped: number => form.study.timeoutMax = number
        }
        StudyField {
            name: qsTr("Lost messages")
            unit: qsTr("%")
            value: form.study.lossPercent
            onTyped: number => form.study.lossPercent = number
        }
        Segmented {
            options: [qsTr("A stall stops the disk"), qsTr("the whole process")]
            current: form.study.stallsHaltAll ? 1 : 0
            Accessible.name: qsTr("What a stalling disk stops")
            onPicked: index => form.study.stallsHaltAll = index === 1
        }
    }
    Label {
        visible: text.length > 0
        text: form.study.problem
        color: Style.danger
        Accessible.role: Accessible.AlertMessage
    }
}
