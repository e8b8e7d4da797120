pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Flotilla.Style
import Flotilla.Session

// Name, scenario, world, share, theme and keys.
Rectangle {
    id: bar

    required property Session session
    readonly property bool live: session.world === Session.Live
    required property bool compact
    required property Acts acts
    readonly property bool folded: width < Style.scaled(760)

    readonly property list<string> themeIcons: ["moon", "sun", "projector"]
    readonly property list<string> themeHints: [qsTr("Dark theme; switch to light (T)"), qsTr("Light theme; switch to projector (T)"), qsTr("Projector theme; switch to dark (T)")]

    color: Style.bg1
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Flotilla")

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Style.pad
        anchors.rightMargin: Style.wide
        spacing: Style.gap

        Icon {
            Layout.preferredWidth: Style.iconTool
            Layout.preferredHeight: Style.iconTool
            name: "logo"
            color: Style.text1
        }
        Label {
            visible: !bar.folded
            text: qsTr("Flotilla")
            font.pixelSize: Style.feed
            font.weight: Font.Bold
        }
        Rectangle {
            visible: !bar.folded
            Layout.leftMargin: Style.tiny
            Layout.preferredWidth: Style.hairline
            Layout.preferredHeight: Style.iconTool
            color: Style.line
        }
        TitleButton {
            id: title

            Layout.fillWidth: true
            Layout.minimumWidth: Style.scaled(96)
            Layout.maximumWidth: Math.min(implicitWidth, Style.scaled(380))
            text: bar.session.title
            onClicked: bar.acts.overlays.openTitle(title)
        }
        Label {
            visible: !bar.compact
            text: bar.session.subtitle
            font.pixelSize: Style.small
            color: Style.text3
        }
        Item {
            Layout.fillWidth: true
        }
        Segmented {
            options: [qsTr("Lab"), qsTr("Live")]
            notes: bar.compact ? [] : [qsTr("(deterministic)"), qsTr("(real sockets and disk)")]
            hints: [qsTr("A simulated cluster: same seed, same run"), qsTr("The same code on real sockets, files and time")]
            current: bar.live ? 1 : 0
            Accessible.name: qsTr("World")
            onPicked: index => bar.acts.pickWorld(index === 1)
        }
        AppButton {
            id: clients

            objectName: "addresses"
            visible: bar.live
            look: AppButton.Ghost
            iconName: "link"
            Accessible.name: qsTr("Addresses for etcd clients")
            hint: qsTr("Where etcdctl and other etcd clients reach these servers")
            onClicked: bar.acts.overlays.openEndpoints(clients)
        }
        AppButton {
            look: AppButton.Ghost
            text: bar.folded ? "" : qsTr("Lessons")
            Accessible.name: qsTr("Lessons")
            iconName: "lesson"
            hint: qsTr("Lessons: predict, try, understand (F2)")
            onClicked: bar.acts.overlays.lessonsAsked()
        }
        AppButton {
            look: AppButton.Ghost
            text: bar.compact ? "" : qsTr("Explorer")
            Accessible.name: qsTr("Explorer")
            iconName: "table"
            hint: qsTr("Fault-tolerance explorer: how many servers, and at what price (F4)")
            onClicked: bar.acts.overlays.explorerAsked()
        }
        AppButton {
            look: AppButton.Ghost
            text: bar.compact ? "" : qsTr("Present")
            Accessible.name: qsTr("Present")
            iconName: "projector"
            hint: qsTr("Cues on a projector, notes, a clicker's keys (F5)")
            onClicked: bar.acts.overlays.presentAsked()
        }
        AppButton {
            id: share

            Layout.leftMargin: Style.tiny
            look: AppButton.Ghost
            text: bar.folded ? "" : qsTr("Share")
            Accessible.name: qsTr("Share")
            iconName: "share"
            hint: qsTr("Copy or save this run as a scenario")
            onClicked: bar.acts.overlays.openShare(share)
        }
        AppButton {
            look: AppButton.Ghost
            iconName: "keys"
            hint: qsTr("Keys (?)")
            onClicked: bar.acts.overlays.openKeys()
        }
        AppButton {
            look: AppButton.Ghost
            iconName: bar.themeIcons[Tones.theme]
            hint: bar.themeHints[Tones.theme]
            onClicked: bar.acts.nextTheme()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Style.hairline
        color: Style.line
    }
}
