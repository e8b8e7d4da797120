pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// What the session has to say.
Toast {
    id: notice

    required property Session session

    anchors.horizontalCenter: parent.horizontalCenter

    Connections {
        target: notice.session

        function onNoticeChanged(): void {
            if (notice.session.notice.length > 0)
                notice.say(notice.session.notice);
        }
    }
}
