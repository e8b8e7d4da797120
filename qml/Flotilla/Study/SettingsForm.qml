pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Studies

// The values themselves. What is typed goes to the study at once.
Column {
    id: form

    required property SettingsStudy study
    // Real servers keep all rules.
    required property bool live
    readonly property list<string> switches: [qsTr("off"), qsTr("on")]

    spacing: Style.tiny

    SettingLine {
        name: qsTr("Servers")
        from: form.study.servers
        wrong: form.study.wrong === "servers"
        onFromTyped: value => form.study.servers = value
    }
    SettingLine {
        name: qsTr("Election timeout")
        unit: qsTr("ms")
        ranged: true
        from: form.study.electionMin
        to: form.study.electionMax
        wrong: form.study.wrong === "electionMin"
        wrongTo: form.study.wrong === "electionMax"
        onFromTyped: value => form.study.electionMin = value
        onToTyped: value => form.study.electionMax = value
    }
    SettingLine {
        name: qsTr("Heartbeat")
        unit: qsTr("ms")
        from: form.study.heartbeat
        wrong: form.study.wrong === "heartbeat"
        onFromTyped: value => form.study.heartbeat = value
    }
    SettingLine {
        name: qsTr("Link latency")
        unit: qsTr("ms")
        ranged: true
        from: form.study.latencyMin
        to: form.study.latencyMax
        wrong: form.study.wrong === "latencyMin"
        wrongTo: form.study.wrong === "latencyMax"
        onFromTyped: value => form.study.latencyMin = value
        onToTyped: value => form.study.latencyMax = value
    }
    SettingLine {
        name: qsTr("fsync")
        unit: qsTr("ms")
        ranged: true
        from: form.study.syncMin
        to: form.study.syncMax
        wrong: form.study.wrong === "syncMin"
        wrongTo: form.study.wrong === "syncMax"
        onFromTyped: value => form.study.syncMin = value
        onToTyped: value => form.study.syncMax = value
    }
    SettingChoice {
        name: form.live ? qsTr("Confirm (Lab only)") : qsTr("Confirm writes")
        values: [qsTr("after fsync"), qsTr("before it")]
        enabled: !form.live
        chosen: form.study.ackEarly ? 1 : 0
        onPicked: index => form.study.ackEarly = index === 1
    }
    SettingLine {
        name: qsTr("Entries a message")
        from: form.study.batch
        wrong: form.study.wrong === "batch"
        onFromTyped: value => form.study.batch = value
    }
    SettingLine {
        name: qsTr("Messages under way")
        from: form.study.inflight
        wrong: form.study.wrong === "inflight"
        onFromTyped: value => form.study.inflight = value
    }
    SettingChoice {
        name: qsTr("Pre-vote")
        values: form.switches
        chosen: form.study.preVote ? 1 : 0
        onPicked: index => form.study.preVote = index === 1
    }
    SettingChoice {
        name: qsTr("Check quorum")
        values: form.switches
        chosen: form.study.checkQuorum ? 1 : 0
        onPicked: index => form.study.checkQuorum = index === 1
    }
    SettingChoice {
        name: qsTr("Reads by")
        values: [qsTr("log"), qsTr("majority"), qsTr("lease")]
        chosen: form.study.reads
        onPicked: index => form.study.reads = index
    }
}
