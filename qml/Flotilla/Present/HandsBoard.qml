pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Presenting
import Flotilla.Style

// A question to the room, the hands for each choice, and what the run decided.
Item {
    id: board

    required property Presenter presenter
    required property real unit
    readonly property bool tight: presenter.choices.length > 3 || presenter.question.length > 80
    readonly property bool open: presenter.answer === Presenter.Open
    readonly property int most: Math.max(1, ...presenter.hands)
    readonly property string how: {
        if (presenter.answer === Presenter.Decided)
            return presenter.because.replace(/ = /g, "\u00a0=\u00a0");
        if (presenter.answer === Presenter.Deciding)
            return qsTr("The run decides …");
        return qsTr("Hands: %1").arg(presenter.allHands);
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Question: %1").arg(presenter.question)

    Rectangle {
        x: -Math.round(32 * board.unit)
        width: Math.max(1, Math.round(2 * board.unit))
        height: parent.height
        color: Style.line
    }
    Column {
        id: column

        width: parent.width
        spacing: Math.round((board.tight ? 22 : 34) * board.unit)

        Label {
            width: parent.width
            text: board.presenter.question
            font.pixelSize: Math.round((board.tight ? 46 : 52) * board.unit)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: board.presenter.choices

            HandsRow {
                required property string modelData

                width: parent.width
                text: modelData
                unit: board.unit
                tight: board.tight
                open: board.open
                hands: board.presenter.hands[index] ?? 0
                share: hands / board.most
                decided: board.presenter.answer === Presenter.Decided
                held: board.presenter.right === index
                onAdded: hands => board.presenter.addHands(index, hands)
            }
        }
    }
    Label {
        width: parent.width
        y: column.height + column.spacing
        height: Math.max(0, board.height - y)
        text: board.how
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(18 * board.unit)
        verticalAlignment: Text.AlignTop
        font.pixelSize: Math.round((board.tight ? 30 : 36) * board.unit)
        font.weight: Font.DemiBold
        lineHeight: 1.1
        color: board.presenter.answer === Presenter.Decided ? Style.text1 : Style.text2
        wrapMode: Text.Wrap
    }
    Announcer {
        words: board.presenter.answer === Presenter.Decided ? board.how : ""
        Accessible.role: Accessible.AlertMessage
        Accessible.name: words
    }
}
