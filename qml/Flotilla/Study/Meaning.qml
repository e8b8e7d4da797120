pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Studies

// What settings mean, in sentences, and where each comes from.
Column {
    id: meaning

    required property SettingsStudy study
    readonly property bool wrong: study.problem.length > 0

    spacing: Style.wide

    Heading {
        text: qsTr("What they mean")
    }
    Repeater {
        model: meaning.study.statements

        Column {
            id: statement

            required property string words
            required property string source
            required property bool warns

            width: meaning.width
            spacing: 2
            opacity: meaning.wrong ? 0.5 : 1
            Accessible.role: Accessible.ListItem
            Accessible.name: words
            Accessible.description: source

            Label {
                width: parent.width
                text: statement.words
                font.weight: Font.DemiBold
                color: statement.warns ? Style.danger : Style.text1
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Label {
                visible: text.length > 0
                width: parent.width
                text: statement.source
                font.pixelSize: Style.small
                color: Style.text2
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
    ShareBar {
        width: parent.width
        share: meaning.study.share
        Accessible.name: qsTr("Simulated: %1 %").arg(Math.round(100 * share))
    }
}
