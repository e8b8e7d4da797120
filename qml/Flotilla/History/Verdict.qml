pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Whether one order explains what clients were told; if none does, which answer is to blame.
Item {
    id: verdict

    required property HistoryView history
    readonly property bool broken: history.ruling === HistoryView.Broken
    readonly property bool fine: history.ruling === HistoryView.Fine
    readonly property bool checking: history.ruling === HistoryView.Checking
    readonly property string doubt: checking ? "waiting" : "unknown"
    readonly property string plain: history.reason.replace(/</g, "&lt;")
    readonly property string sign: broken ? "failed" : fine ? "ok" : doubt

    signal guiltyPressed

    implicitHeight: Math.max(Style.row, words.implicitHeight)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: history.words + ". " + history.reason

    Icon {
        id: icon

        y: (Style.row - height) / 2
        width: Style.icon
        height: Style.icon
        name: verdict.sign
        color: verdict.broken ? Style.danger : Style.text2
    }
    Text {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Style.gap
        anchors.right: there.visible ? there.left : parent.right
        anchors.rightMargin: Style.gap
        topPadding: Style.tiny
        textFormat: Text.StyledText
        text: "<b>" + verdict.history.words + "</b>  " + verdict.plain
        font.family: Style.sans
        font.pixelSize: Style.body
        color: Style.text1
        wrapMode: Text.Wrap
        renderType: Text.NativeRendering
        Accessible.ignored: true
    }
    AppButton {
        id: there

        visible: verdict.broken
        anchors.right: parent.right
        small: true
        text: qsTr("Show it")
        hint: qsTr("Go to the answer that no order explains")
        onClicked: verdict.guiltyPressed()
    }
}
