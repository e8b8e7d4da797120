pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// One sentence of the narration; open, it answers "Why?" with its causes and the rule.
Item {
    id: row

    required property int eventId
    required property string time
    required property string sentence
    required property bool important
    required property Why why
    property bool current: false
    readonly property bool open: why.event === eventId
    readonly property string plain: sentence.replace(/</g, "&lt;")
    readonly property string whyTone: "<font color=\"" + Style.accent + "\"><b>"
    readonly property string whyWord: " " + whyTone + qsTr("Why?") + "</b></font>"

    signal toggled
    signal timePicked
    signal eventPicked(int event)

    implicitHeight: words.implicitHeight + 2 * Style.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1 ms: %2").arg(time).arg(sentence)
    Accessible.onPressAction: row.toggled()

    Rectangle {
        anchors.fill: parent
        visible: row.open || row.current
        color: Style.bg2
    }
    Figures {
        id: clock

        x: Style.pad
        y: Style.gap + 2
        width: Style.scaled(44)
        value: Number(row.time.replace(/\D/g, ""))
        size: Style.small
        color: jump.hovered ? Style.accent : Style.text3
        Accessible.ignored: true

        HoverHandler {
            id: jump

            cursorShape: Qt.PointingHandCursor
        }
        TapHandler {
            onTapped: row.timePicked()
        }
    }
    Column {
        id: words

        anchors.left: clock.right
        anchors.leftMargin: Style.gap
        anchors.right: parent.right
        anchors.rightMargin: Style.pad
        y: Style.gap
        spacing: Style.gap

        Text {
            width: parent.width
            textFormat: Text.StyledText
            text: row.plain + row.whyWord
            font.family: Style.sans
            font.pixelSize: Style.feed
            color: Style.text1
            wrapMode: Text.Wrap
            lineHeight: Style.scaled(20)
            lineHeightMode: Text.FixedHeight
            renderType: Text.NativeRendering
            Accessible.ignored: true

            HoverHandler {
                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                onTapped: row.toggled()
            }
        }
        Item {
            visible: row.open
            width: parent.width
            implicitHeight: answer.implicitHeight

            Rectangle {
                width: 2
                height: parent.height
                color: Style.accent
            }
            // Made when it is asked for: rows come faster than questions. (A Loader of Qt 6.4 makes
            // no bound component; a Repeater does.)
            Column {
                id: answer

                x: Style.wide
                width: parent.width - x

                Repeater {
                    model: row.open ? 1 : 0

                    WhyAnswer {
                        width: answer.width
                        why: row.why
                        onEventPicked: event => row.eventPicked(event)
                    }
                }
            }
        }
    }
}
