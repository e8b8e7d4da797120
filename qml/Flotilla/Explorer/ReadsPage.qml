pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// What may a read be told?
FocusScope {
    id: page

    required property Explorer explorer
    readonly property ReadsStudy study: explorer.reads

    Component.onCompleted: study.begin()

    StudyScroll {
        id: scroll

        anchors.fill: parent
        heading: qsTr("How fast is a read, and how old what it tells?")

        StudyPlaceForm {
            width: scroll.room
            place: page.study.place
        }
        Flow {
            width: scroll.room
            spacing: Style.gap

            StudyField {
                name: qsTr("Servers")
                value: page.study.servers
                onTyped: number => page.study.servers = Math.round(number)
            }
            StudyStatus {
                job: page.study.job
            }
        }
        Finding {
            width: scroll.room
            text: page.study.finding
        }
        Label {
            visible: text.length > 0
            width: scroll.room
            text: page.study.lie
            color: Style.text2
            wrapMode: Text.Wrap
        }
        Grid {
            columns: scroll.columns
            columnSpacing: Style.padPanel
            rowSpacing: Style.pad

            PlotView {
                width: scroll.plotWidth
                source: page.study.trade
            }
            PlotView {
                width: scroll.plotWidth
                source: page.study.latency
            }
        }
        Column {
            width: scroll.room

            Repeater {
                model: page.study.ways

                ReadWayRow {
                    width: scroll.room
                }
            }
        }
        Label {
            width: scroll.room
            text: qsTr("In each history S1 leads, is cut off with a minority for a while and comes back; one client writes to the others, one reads from S1. The checker says whether some order of the operations explains what both were told.")
            font.pixelSize: Style.small
            color: Style.text2
            wrapMode: Text.Wrap
        }
    }
}
