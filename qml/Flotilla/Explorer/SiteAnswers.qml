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
    JobLine {
        width: parent.width
        begin: qsTr("Simulate")
        report: answers.study.simulated
        busy: answers.study.busy
        progress: answers.study.progress
        onBegun: answers.study.simulate()
        onCancelled: answers.study.cancel()
    }
    Label {
        visible: text.length > 0
        width: parent.width
        text: answers.study.compared
        font.pixelSize: Style.small
        wrapMode: Text.Wrap
    }
}
