pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// Every alert with its state; Enter or a press goes where it began.
ListView {
    id: list

    required property RowModel alerts

    signal picked(int server, real since)

    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    model: list.alerts
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Alerts: Up and Down go from one to the next, Enter goes where it began")
    Accessible.description: (list.currentItem as AlertRow)?.spoken ?? ""
    Keys.onReturnPressed: (list.currentItem as AlertRow)?.pick()
    Keys.onEnterPressed: (list.currentItem as AlertRow)?.pick()
    onActiveFocusChanged: {
        if (activeFocus && currentIndex < 0)
            currentIndex = 0;
    }
    delegate: AlertRow {
        required property int index

        width: ListView.view.width
        current: list.currentIndex === index
        onPicked: {
            list.currentIndex = index;
            list.picked(server, since);
        }
    }

    FocusRing {
        anchors.margins: 0
        shown: list.activeFocus
    }
}
