pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// How many servers are up, how many a majority needs, and what that means, in words.
Rectangle {
    id: lens

    required property list<bool> pips
    required property int quorum
    required property string words
    property string extra: ""
    property bool lost: false
    property bool brief: false

    signal asked

    readonly property bool dotted: pips.length <= 15 && !brief
    readonly property real dotsWidth: dotted ? Style.scaled(14) * pips.length + Style.wide : 0
    readonly property real extraRoom: more.implicitWidth + 2 * Style.wide + 1
    readonly property real extraWidth: extra.length > 0 ? extraRoom : 0
    readonly property real beside: Style.gap + Style.wide + dotsWidth
    readonly property bool whole: width > implicitWidth - 1
    // Two lines of smaller letters say all where one has no room.
    readonly property bool folded: width < beside + metrics.advanceWidth
    readonly property string why: qsTr("Why is there a leader, or none?")
    // Those that count stand together at the left, whoever they are.
    readonly property int answering: pips.length > 0 ? count() : 0

    function count(): int {
        let yes = 0;
        for (let i = 0; i < lens.pips.length; ++i)
            yes += lens.pips[i] ? 1 : 0;
        return yes;
    }

    implicitWidth: Math.ceil(beside + metrics.advanceWidth + extraWidth) + 1
    implicitHeight: Style.control
    radius: Style.radius
    color: lost ? Style.dangerSoft : Style.bg2
    border.width: Style.hairline
    border.color: lost ? Style.danger : Style.line
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: extra.length > 0 ? words + ", " + extra : words
    Accessible.description: why
    Accessible.focusable: true
    Accessible.onPressAction: lens.asked()
    Keys.onReturnPressed: lens.asked()
    Keys.onEnterPressed: lens.asked()

    Row {
        id: row

        x: Style.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.wide

        Row {
            visible: lens.dotted
            anchors.verticalCenter: parent.verticalCenter

            Repeater {
                model: lens.dotted ? lens.pips.length : 0

                Item {
                    id: cell

                    required property int index
                    readonly property bool filled: index < lens.answering

                    width: Style.scaled(14)
                    height: Style.scaled(18)

                    Rectangle {
                        anchors.centerIn: parent
                        width: Style.scaled(9)
                        height: width
                        radius: width / 2
                        color: cell.filled ? Style.text1 : Style.clear
                        border.width: cell.filled ? 0 : 1.75
                        border.color: Style.stop
                    }
                    Rectangle {
                        visible: cell.index === lens.quorum - 1
                        x: parent.width - width / 2
                        width: 1.5
                        height: parent.height
                        color: Style.text2
                    }
                }
            }
        }
        Label {
            id: said

            width: Math.min(Math.ceil(metrics.advanceWidth) + 1, lens.width - lens.beside)
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideRight
            text: lens.words
            font.pixelSize: lens.folded ? Style.small : Style.body
            font.weight: Font.DemiBold
            wrapMode: lens.folded ? Text.Wrap : Text.NoWrap
            maximumLineCount: 2
            Accessible.ignored: true
        }
        Rectangle {
            visible: more.visible
            anchors.verticalCenter: parent.verticalCenter
            width: Style.hairline
            height: Style.pad
            color: Style.line
        }
        Label {
            id: more

            visible: text.length > 0 && lens.whole
            anchors.verticalCenter: parent.verticalCenter
            text: lens.extra
            font.weight: Font.Medium
            color: lens.lost ? Style.text1 : Style.text2
            Accessible.ignored: true
        }
    }

    TextMetrics {
        id: metrics

        font.family: Style.sans
        font.pixelSize: Style.body
        font.weight: Font.DemiBold
        text: lens.words
    }
    FocusRing {
        shown: lens.activeFocus
    }
    HoverHandler {
        id: over

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        onTapped: lens.asked()
    }
    Tip {
        y: lens.height + Style.tiny
        visible: over.hovered
        text: lens.whole ? lens.why : lens.Accessible.name
    }
}
