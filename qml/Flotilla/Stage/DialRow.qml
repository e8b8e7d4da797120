pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style
import Flotilla.Session

// One fault: what it is called, its state now, and how it is changed.
Column {
    id: row

    required property string key
    required property string name
    required property string says
    required property int kind
    required property string unit
    required property list<string> choices
    required property bool faulty
    required property bool same
    required property real from
    required property real to
    required property bool changed
    required property bool possible
    required property string value

    required property FaultBoard board
    required property int part
    // Whose fault it is: "S2", "S1 to S3".
    required property string subject
    property string error: ""
    readonly property bool numbers: kind === DialList.Number || kind === DialList.Range
    readonly property bool ranged: kind === DialList.Range
    readonly property string state: changed ? qsTr("%1, not as at the start").arg(value) : value
    readonly property string spoken: qsTr("%1, %2: %3").arg(subject).arg(name).arg(state)

    function turn(typed: list<string>): void {
        row.error = row.board.set(row.part, row.key, typed);
    }
    function enter(): void {
        if (!least.edited && !most.edited)
            return;
        row.turn(row.ranged ? [least.text, most.text] : [least.text]);
        for (const field of [least, most]) {
            if (row.error.length > 0)
                field.wrong = true;
            else
                field.taken();
        }
    }
    // From one number of a range to the other nothing is set yet.
    function leave(): void {
        if (row.visible && !least.activeFocus && !most.activeFocus)
            row.enter();
    }

    spacing: 0

    Row {
        spacing: Style.gap

        Label {
            id: words

            width: Style.scaled(112)
            height: Style.control
            leftPadding: Style.gap + 2
            text: row.name
            color: row.changed ? Style.text1 : Style.text2
            font.weight: row.changed ? Font.DemiBold : Font.Normal
            wrapMode: Text.Wrap

            Rectangle {
                visible: row.changed
                anchors.verticalCenter: parent.verticalCenter
                width: Style.tiny + 2
                height: width
                radius: width / 2
                color: Style.danger
            }
            HoverHandler {
                id: over
            }
            Tip {
                visible: over.hovered
                text: row.says
            }
        }
        Segmented {
            visible: row.kind === DialList.Switch
            enabled: row.possible
            options: row.choices
            hints: [qsTr("%1: %2").arg(row.subject).arg(row.choices[0] ?? ""), row.says]
            current: !row.same ? -1 : row.faulty ? 1 : 0
            Accessible.name: row.spoken
            Accessible.description: row.says
            onPicked: index => row.turn([String(index)])
        }
        DialField {
            id: least

            visible: row.numbers
            enabled: row.possible
            number: row.from
            known: row.same
            Accessible.name: row.ranged ? qsTr("%1 - from").arg(row.spoken) : row.spoken
            Accessible.description: row.says
            onAccepted: row.enter()
            onAbandoned: row.leave()
        }
        LinkWord {
            visible: row.ranged
            height: Style.control
            text: qsTr("to")
        }
        DialField {
            id: most

            visible: row.ranged
            enabled: row.possible
            number: row.to
            known: row.same
            Accessible.name: qsTr("%1 - to").arg(row.spoken)
            Accessible.description: row.says
            onAccepted: row.enter()
            onAbandoned: row.leave()
        }
        AppButton {
            visible: row.kind === DialList.Deed
            enabled: row.possible
            text: row.kind === DialList.Deed ? row.choices[0] ?? "" : ""
            hint: row.says
            Accessible.name: qsTr("%1 - %2").arg(row.spoken).arg(text)
            onClicked: row.turn([])
        }
        Label {
            visible: text.length > 0
            height: Style.control
            text: row.kind === DialList.Deed ? row.value : row.unit
            color: Style.text2
        }
    }
    Label {
        visible: text.length > 0
        width: Style.scaled(330)
        leftPadding: words.width + Style.gap
        text: row.error
        font.pixelSize: Style.small
        color: Style.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
}
