pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session
import Flotilla.Studies

// The settings of a cluster to come, and what they mean.
Sheet {
    id: sheet

    required property Session session
    required property SettingsStudy study
    readonly property real room: (parent ? parent.width : 0) - 2 * (Style.padPanel + Style.gap)
    readonly property real both: form.implicitWidth + Style.padPanel + Style.scaled(320)
    readonly property bool beside: room >= both
    readonly property real under: Math.min(Style.scaled(520), room)
    readonly property real besideForm: room - form.implicitWidth - Style.padPanel

    signal startAsked(string header)

    function show(): void {
        sheet.study.load(sheet.session.header());
        sheet.open();
    }
    function start(): void {
        sheet.close();
        sheet.startAsked(sheet.study.header());
    }

    modal: true
    padding: Style.padPanel
    onOpened: form.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason)
    onClosed: sheet.study.rest()
    lines: Column {
        spacing: Style.pad

        Label {
            text: qsTr("Settings and what they mean")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Grid {
            columns: sheet.beside ? 2 : 1
            columnSpacing: Style.padPanel
            rowSpacing: Style.pad

            Column {
                spacing: Style.gap

                SettingsForm {
                    id: form

                    study: sheet.study
                    live: sheet.session.world === Session.Live
                }
                Label {
                    visible: text.length > 0
                    width: form.implicitWidth
                    text: sheet.study.problem
                    color: Style.danger
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                }
                AppButton {
                    look: AppButton.Primary
                    text: qsTr("Start a cluster with these")
                    enabled: sheet.study.problem.length === 0
                    onClicked: sheet.start()
                }
            }
            Meaning {
                width: sheet.beside ? Math.min(Style.scaled(480), sheet.besideForm) : sheet.under
                study: sheet.study
            }
        }
    }
}
