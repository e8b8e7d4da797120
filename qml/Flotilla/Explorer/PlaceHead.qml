import QtQuick
import Flotilla.Style

// The name of a zone or rack: Return names it anew, Delete removes it, Left and Right move it.
Item {
    id: head

    required property string name
    required property string words
    property bool movable: false
    // What is no place has no other name, and stays.
    property bool fixed: false
    property bool editing: false
    // Of a name that is cut off.
    readonly property string hint: shown.truncated ? name : ""
    readonly property string keys: qsTr("Return names it, Delete removes it")

    signal renamed(string to)
    signal removed
    signal stepped(int by)

    function edit(): void {
        if (head.fixed)
            return;
        head.editing = true;
        field.text = head.name;
        field.selectAll();
        field.forceActiveFocus(Qt.OtherFocusReason);
    }
    function end(take: bool): void {
        if (!head.editing)
            return;
        // What is hidden loses the keyboard.
        const typing = field.activeFocus;
        head.editing = false;
        if (take && field.text !== head.name)
            head.renamed(field.text);
        if (typing)
            head.forceActiveFocus(Qt.OtherFocusReason);
    }

    height: Style.chipHeight
    activeFocusOnTab: !fixed
    Accessible.role: fixed ? Accessible.StaticText : Accessible.Button
    Accessible.name: head.words
    Accessible.description: fixed ? "" : movable ? qsTr("Left and Right move it to another zone. %1").arg(keys) : keys
    Accessible.focusable: !fixed
    Accessible.ignored: editing
    Accessible.onPressAction: head.edit()
    Keys.enabled: !editing
    Keys.onLeftPressed: if (head.movable)
        head.stepped(-1)
    Keys.onRightPressed: if (head.movable)
        head.stepped(1)
    Keys.onReturnPressed: head.edit()
    Keys.onEnterPressed: head.edit()
    Keys.onDeletePressed: head.removed()

    Label {
        id: shown

        anchors.fill: parent
        visible: !head.editing
        text: head.name
        font.pixelSize: head.fixed ? Style.small : Style.body
        font.weight: Font.DemiBold
        color: head.fixed ? Style.text2 : Style.text1
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    TapHandler {
        enabled: !head.movable && !head.fixed
        onTapped: head.forceActiveFocus(Qt.MouseFocusReason)
        onDoubleTapped: head.edit()
    }
    HoverHandler {
        id: hover
    }
    Tip {
        visible: hover.hovered && head.hint.length > 0
        text: head.hint
    }
    FocusRing {
        shown: head.activeFocus
        around: Style.radiusKey
    }
    Field {
        id: field

        anchors.fill: parent
        visible: head.editing
        maximumLength: 20
        Accessible.name: qsTr("Name of %1").arg(head.name)
        Keys.onEscapePressed: head.end(false)
        Keys.onReturnPressed: head.end(true)
        Keys.onEnterPressed: head.end(true)
        onEditingFinished: head.end(true)
    }
}
