pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Planning
import Flotilla.Session
import Flotilla.View

// The explorer covers the panes below the title bar, as long as it is open.
FocusScope {
    id: layer

    required property Explorer explorer
    required property Session session
    required property Desk desk

    function toggle(): void {
        layer.explorer.open = !layer.explorer.open;
    }

    y: desk.top
    width: parent ? parent.width : 0
    height: parent ? parent.height - y : 0
    visible: explorer.open
    onVisibleChanged: if (visible)
        body.forceActiveFocus()

    // Made when it is first looked at.
    Loader {
        id: body

        anchors.fill: parent
        focus: true
    }
    Connections {
        target: layer.explorer

        function onOpenChanged(): void {
            if (body.item)
                return;
            body.setSource("ExplorerBody.qml", {
                    "explorer": layer.explorer,
                    "session": layer.session,
                    "desk": layer.desk
                });
        }
    }
    Shortcut {
        sequence: "F4"
        onActivated: layer.toggle()
    }
}
