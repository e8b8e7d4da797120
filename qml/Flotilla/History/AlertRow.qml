pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.View

// One alert: its name and state; what it means and what to do where it is so, or where it is
// chosen.
Item {
    id: row

    required property string name
    required property string severity
    required property int standing
    required property string words
    required property string meaning
    required property string advice
    required property string condition
    required property real since
    required property int server
    required property string spoken
    required property bool current

    readonly property bool firing: standing === HealthView.Firing
    readonly property bool pending: standing === HealthView.Pending
    readonly property bool unfolded: current || firing
    readonly property string calm: standing === HealthView.Quiet ? "ok" : "none"

    signal picked

    function pick(): void {
        row.picked();
    }

    height: column.implicitHeight + Style.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: row.unfolded ? spoken + ". " + meaning + " " + advice : spoken
    Accessible.selected: current
    Accessible.onPressAction: row.picked()

    Rectangle {
        anchors.fill: parent
        visible: row.current || row.firing || hover.hovered
        color: row.current ? Style.accentSoft : row.firing ? Style.dangerSoft : Style.bg2
    }
    Rectangle {
        visible: row.firing
        width: 3
        height: parent.height
        color: Style.danger
    }
    Icon {
        x: Style.gap
        y: Style.tiny + (Style.rowTight - height) / 2
        width: Style.iconSmall
        height: Style.iconSmall
        name: row.firing ? "failed" : row.pending ? "waiting" : row.calm
        color: row.firing ? Style.danger : Style.text2
    }
    Column {
        id: column

        x: Style.gap + Style.iconSmall + Style.gap
        y: Style.tiny
        width: parent.width - x - Style.gap

        AlertLine {
            width: parent.width
            text: qsTr("%1 (%2)").arg(row.name).arg(row.severity)
            font.weight: row.firing ? Font.Bold : Font.Medium
        }
        AlertLine {
            width: parent.width
            text: row.words
            color: row.firing ? Style.text1 : Style.text2
        }
        AlertLine {
            visible: row.unfolded
            width: parent.width
            text: row.meaning + " " + row.advice
        }
        AlertLine {
            visible: row.unfolded
            width: parent.width
            text: row.condition
            font.family: Style.mono
            font.pixelSize: Style.micro
            color: row.current || row.firing ? Style.text1 : Style.text2
        }
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        onTapped: row.picked()
    }
}
