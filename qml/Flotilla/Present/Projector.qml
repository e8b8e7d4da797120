pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Presenting
import Flotilla.Stage
import Flotilla.Style

// What the audience sees: quorum words above, the stage, the headline, and where the talk is.
Rectangle {
    id: screen

    required property Presenter presenter
    required property StagePane stage
    required property real unit
    readonly property bool asks: presenter.question.length > 0
    readonly property real edge: Math.round(64 * unit)
    readonly property real split: asks ? Math.round(0.56 * width) : width
    readonly property alias foot: foot.y
    readonly property real below: sides.y + sides.height
    readonly property rect stagePlace: Qt.rect(0, below, split, head.y - below)

    signal listAsked

    color: Style.bg0
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Projector: %1").arg(presenter.talk)

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Sides {
        id: sides

        x: screen.edge
        y: Math.round(40 * screen.unit)
        width: screen.split - (screen.asks ? 1.5 : 2) * screen.edge
        model: screen.presenter.sides
        stage: screen.stage
        unit: screen.unit
    }
    HandsBoard {
        visible: screen.asks
        x: screen.split
        y: sides.y + Math.round(8 * screen.unit)
        width: screen.width - x - screen.edge
        height: head.y - y
        presenter: screen.presenter
        unit: screen.unit
    }
    Headline {
        id: head

        x: screen.edge
        y: foot.y - height - Math.round(30 * screen.unit)
        width: screen.width - 2 * screen.edge
        presenter: screen.presenter
        unit: screen.unit
    }
    Foot {
        id: foot

        x: screen.edge
        y: screen.height - height - Math.round(26 * screen.unit)
        width: screen.width - 2 * screen.edge
        presenter: screen.presenter
        unit: screen.unit
        onListAsked: screen.listAsked()
    }
}
