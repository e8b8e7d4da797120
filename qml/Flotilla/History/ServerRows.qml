pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// What every server has of something, one server's rows below the other's.
ListView {
    id: list

    required property string said
    /// Instead of rows where there are none.
    required property string none
    /// That there are more than rows; "": there are not.
    required property string more
    readonly property string all: more.length > 0 ? qsTr("%1. %2").arg(said).arg(more) : said

    /// Enter, with the row that is current.
    signal picked

    clip: true
    activeFocusOnTab: true
    Keys.onReturnPressed: list.picked()
    Keys.onEnterPressed: list.picked()
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: list.count > 0 ? all : none
    bottomMargin: beyond.visible ? beyond.height : 0

    Label {
        id: beyond

        visible: list.more.length > 0
        x: Style.pad
        y: list.originY + list.contentHeight
        width: parent.width - 2 * x
        topPadding: Style.tiny
        text: list.more
        font.pixelSize: Style.small
        wrapMode: Text.Wrap
        color: Style.text2
    }
    Label {
        visible: list.count === 0
        x: Style.pad
        y: Style.gap
        width: parent.width - 2 * x
        text: list.none
        wrapMode: Text.Wrap
        color: Style.text3
    }
    FocusRing {
        anchors.margins: 0
        shown: list.activeFocus
    }
}
