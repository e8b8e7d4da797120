pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Style

// What does a write cost?
FocusScope {
    id: page

    required property Explorer explorer
    readonly property PriceStudy study: explorer.price

    Component.onCompleted: study.begin()

    StudyScroll {
        id: scroll

        anchors.fill: parent
        heading: qsTr("What does a write cost?")

        StudyPlaceForm {
            width: scroll.room
            place: page.study.place
        }
        StudyStatus {
            width: scroll.room
            job: page.study.job
        }
        Finding {
            width: scroll.room
            text: page.study.finding
        }
        Grid {
            columns: scroll.columns
            columnSpacing: Style.padPanel
            rowSpacing: Style.pad

            PlotView {
                width: scroll.plotWidth
                source: page.study.latency
            }
            PlotView {
                width: scroll.plotWidth
                source: page.study.parts
            }
            PlotView {
                width: scroll.plotWidth
                source: page.study.throughput
            }
            PriceMachine {
                width: scroll.plotWidth
                study: page.study
            }
        }
    }
}
