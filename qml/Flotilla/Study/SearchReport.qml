pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Studies

// How far a search is, or how it ended.
Column {
    id: report

    required property RuleSearch search
    required property bool live

    topPadding: Style.tiny
    spacing: Style.tiny

    ShareBar {
        visible: report.search.busy
        width: parent.width
        share: report.search.share
    }
    Label {
        width: parent.width
        text: report.search.report
        font.pixelSize: Style.small
        color: report.search.phase === RuleSearch.Found ? Style.danger : Style.text1
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    AppButton {
        visible: report.search.phase === RuleSearch.Found
        small: true
        enabled: !report.live
        text: qsTr("Play what was found")
        onClicked: report.search.playAgain()
    }
}
