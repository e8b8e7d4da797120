pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// The chain of causes, oldest first, then the rule and its section of the paper.
Column {
    id: answer

    required property Why why

    signal eventPicked(int event)

    spacing: Style.tiny

    Repeater {
        model: answer.visible ? answer.why.steps : null

        WhyStep {
            id: step

            required property int index

            width: answer.width
            last: index === answer.why.steps.count - 1
            onPressed: answer.eventPicked(step.event)
        }
    }
    Label {
        width: answer.width
        visible: text.length > 0
        text: answer.why.rule
        wrapMode: Text.Wrap
    }
    Label {
        visible: text.length > 0
        text: answer.why.section
        font.weight: Font.DemiBold
        color: Style.accent
    }
}
