import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How long without a leader?
FocusScope {
    id: page

    required property Explorer explorer
    readonly property TimeoutsStudy study: explorer.timeouts
    property int part: 0

    function pick(part: int): void {
        page.part = part;
        page.study.show(part);
    }

    Component.onCompleted: study.show(page.part)

    StudyScroll {
        id: scroll

        anchors.fill: parent
        heading: qsTr("How long is a cluster without a leader?")

        Segmented {
            options: [qsTr("Settings of your own"), qsTr("One setting varied"), qsTr("The published experiment"), qsTr("Advice")]
            current: page.part
            Accessible.name: qsTr("What is measured")
            onPicked: index => page.pick(index)
        }
        StudyPlaceForm {
            visible: page.part !== 2
            width: scroll.room
            place: page.study.place
        }
        TimeoutsForm {
            visible: page.part !== 2
            width: scroll.room
            study: page.study
            timed: page.part < 2
        }
        TimeoutsOwn {
            visible: page.part === 0
            width: scroll.room
            study: page.study
            columns: scroll.columns
        }
        TimeoutsSweep {
            visible: page.part === 1
            width: scroll.room
            study: page.study.sweep
            columns: scroll.columns
        }
        TimeoutsClassic {
            visible: page.part === 2
            width: scroll.room
            study: page.study
            columns: scroll.columns
        }
        TimeoutsAdvice {
            visible: page.part === 3
            width: scroll.room
            study: page.study
            columns: scroll.columns
        }
    }
}
