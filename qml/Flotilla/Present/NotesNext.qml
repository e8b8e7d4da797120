pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Presenting
import Flotilla.Style

// What comes next, and the hands for the question that is open.
Rectangle {
    id: side

    required property Presenter presenter
    // Under the notes, not beside them.
    required property bool below
    readonly property string following: presenter.headlines[presenter.cue + 1] ?? ""
    readonly property bool asks: presenter.question.length > 0

    color: Style.bg1

    Rectangle {
        width: side.below ? parent.width : Style.hairline
        height: side.below ? Style.hairline : parent.height
        color: Style.line
    }
    Flickable {
        anchors.fill: parent
        anchors.margins: Style.pad
        contentWidth: width
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            width: parent.width
            spacing: Style.gap

            Heading {
                visible: side.asks
                text: qsTr("Hands")
            }
            Label {
                visible: side.asks
                width: parent.width
                text: side.presenter.question
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Repeater {
                model: side.presenter.choices

                HandsField {
                    required property string modelData

                    width: column.width
                    text: modelData
                    hands: side.presenter.hands[index] ?? 0
                    open: side.presenter.answer === Presenter.Open
                    held: side.presenter.right === index
                    onCounted: hands => side.presenter.setHands(index, hands)
                }
            }
            Label {
                visible: text.length > 0
                width: parent.width
                bottomPadding: Style.pad
                text: side.presenter.because
                color: Style.text2
                wrapMode: Text.Wrap
            }
            Heading {
                topPadding: side.asks ? Style.pad : 0
                text: qsTr("Next")
            }
            Label {
                width: parent.width
                text: side.following.length > 0 ? side.following : qsTr("This is the last cue.")
                font.pixelSize: Style.lead
                font.weight: Font.DemiBold
                color: side.following.length > 0 ? Style.text1 : Style.text3
                wrapMode: Text.Wrap
                Accessible.name: qsTr("Next: %1").arg(text)
            }
        }
    }
}
