pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// How much of the time is a quorum up? Where servers stand, and what fails there.
FocusScope {
    id: page

    required property Explorer explorer
    readonly property SiteStudy study: explorer.site

    focus: true

    StudyScroll {
        id: scroll

        readonly property bool beside: room >= Style.scaled(760)
        readonly property real side: beside ? Style.scaled(270) : room
        readonly property real main: beside ? room - side - Style.padPanel : room

        anchors.fill: parent
        heading: qsTr("How much of the time is a quorum up?")

        Grid {
            columns: scroll.beside ? 2 : 1
            columnSpacing: Style.padPanel
            rowSpacing: Style.pad

            Column {
                width: scroll.main
                spacing: Style.wide

                Label {
                    width: parent.width
                    text: qsTr("Drag servers into racks and zones, racks into zones. Or choose one by Tab: Left and Right move it, Return names a place or makes a server a learner, Delete removes it.")
                    font.pixelSize: Style.small
                    color: Style.text2
                    wrapMode: Text.Wrap
                }
                SiteTools {
                    width: parent.width
                    plan: page.study.plan
                }
                SiteBoard {
                    width: parent.width
                    plan: page.study.plan
                }
                SiteAnswers {
                    width: parent.width
                    study: page.study
                }
                PlotView {
                    width: parent.width
                    source: page.study.elsewhere
                }
            }
            SiteSettings {
                width: scroll.side
                study: page.study
            }
        }
    }
}
