import QtQuick
import Flotilla.Style

// A number of the fault board. Enter sets it, and so does leaving it; Escape leaves it as it was.
Field {
    id: field

    required property real number
    // False: what is looked at differs in it.
    required property bool known
    readonly property string shown: known ? String(Math.round(number * 1e6) / 1e6) : ""
    property string last: shown
    readonly property bool edited: text !== last

    signal abandoned

    function reset(): void {
        field.text = field.shown;
        field.last = field.shown;
        field.wrong = false;
    }
    function taken(): void {
        field.last = field.text;
        field.wrong = false;
    }

    implicitHeight: Style.control
    implicitWidth: Style.scaled(72)
    placeholderText: qsTr("mixed")
    Component.onCompleted: reset()
    onShownChanged: if (!edited)
        reset()
    onActiveFocusChanged: if (activeFocus)
        selectAll()
    onEditingFinished: parting.restart()
    Keys.onShortcutOverride: event => {
        if (event.key === Qt.Key_Escape)
            field.reset();
    }

    // Who is entered instead is known only afterwards.
    Timer {
        id: parting

        interval: 0
        onTriggered: field.abandoned()
    }
}
