pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// The closed form beside the simulation, and why they differ.
Column {
    id: answers

    required property SiteStudy study

    spacing: Style.gap

    Label {
        width: parent.width
        text: answers.study.computed
        font.pixelSize: Style.lead
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    Repeater {
        model: answers.study.parts

        Label {
            required property string words
            required property string figures

            width: answers.width
            text: words + ": " + figures
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
    }
    Label {
        width: parent.width
        text: answers.study.simulated
        font.pixelSize: Style.lead
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Style.gap

        AppButton {
            id: begin

            visible: !answers.study.job.busy
            enabled: answers.study.trouble.length === 0
            small: true
            text: qsTr("Simulate")
            hint: qsTr("Years of this site, one failure after the other")
            onClicked: answers.study.simulate()
        }
        StudyStatus {
            width: answers.width - (begin.visible ? begin.width + Style.gap : 0)
            job: answers.study.job
        }
    }
    Label {
        visible: text.length > 0
        width: parent.width
        text: answers.study.compared
        font.pixelSize: Style.small
        wrapMode: Text.Wrap
    }
}
