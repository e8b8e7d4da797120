import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How often things fail, and how long they take to come back.
Column {
    id: form

    required property SiteStudy study

    spacing: Style.tiny

    Dial {
        width: parent.width
        name: qsTr("Each server is up")
        words: form.study.serverText
        value: form.study.serverNines
        from: 1
        to: 4
        step: 0.1
        marks: ["90", "99", "99.9", "99.99"]
        onTurned: value => form.study.serverNines = value
    }
    TimeField {
        width: parent.width
        name: qsTr("A server fails after")
        value: form.study.serverUp
        onTyped: text => form.study.serverUp = text
    }
    TimeField {
        width: parent.width
        name: qsTr("and is repaired in")
        value: form.study.serverDown
        onTyped: text => form.study.serverDown = text
    }
    TimeField {
        width: parent.width
        name: qsTr("A rack fails after")
        value: form.study.rackUp
        onTyped: text => form.study.rackUp = text
    }
    TimeField {
        width: parent.width
        name: qsTr("and is repaired in")
        value: form.study.rackDown
        onTyped: text => form.study.rackDown = text
    }
    TimeField {
        width: parent.width
        name: qsTr("A zone fails after")
        value: form.study.zoneUp
        onTyped: text => form.study.zoneUp = text
    }
    TimeField {
        width: parent.width
        name: qsTr("and is repaired in")
        value: form.study.zoneDown
        onTyped: text => form.study.zoneDown = text
    }
    AppButton {
        small: true
        text: form.study.upgrades ? qsTr("Rolling upgrades: on") : qsTr("Rolling upgrades: off")
        hint: qsTr("Each voter in its turn is down for a while")
        onClicked: form.study.upgrades = !form.study.upgrades
    }
    TimeField {
        visible: form.study.upgrades
        width: parent.width
        name: qsTr("A round every")
        value: form.study.upgradeEvery
        onTyped: text => form.study.upgradeEvery = text
    }
    TimeField {
        visible: form.study.upgrades
        width: parent.width
        name: qsTr("each server is down for")
        value: form.study.upgradeEach
        onTyped: text => form.study.upgradeEach = text
    }
}
