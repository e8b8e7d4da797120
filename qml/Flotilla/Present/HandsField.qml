pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// The hands for one choice: typed, or one more and one less.
Item {
    id: row

    required property int index
    required property string text
    required property int hands
    required property bool open
    required property bool held

    signal counted(int hands)

    implicitHeight: Math.max(Style.control, words.implicitHeight)

    Label {
        id: words

        width: parent.width - box.width - Style.gap
        height: parent.height
        text: qsTr("%1  %2").arg(row.index + 1).arg(row.text)
        color: row.held ? Style.accent : Style.text1
        font.weight: row.held ? Font.DemiBold : Font.Normal
        wrapMode: Text.Wrap
        Accessible.description: row.held ? qsTr("This is what the run did.") : ""
    }
    Row {
        id: box

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Style.tiny

        AppButton {
            small: true
            enabled: row.open && row.hands > 0
            iconName: "minus"
            hint: qsTr("One hand less for choice %1 (Shift+%1)").arg(row.index + 1)
            onClicked: row.counted(row.hands - 1)
        }
        Field {
            id: field

            width: Style.scaled(52)
            enabled: row.open
            text: String(row.hands)
            horizontalAlignment: Text.AlignRight
            inputMethodHints: Qt.ImhDigitsOnly
            validator: IntValidator {
                bottom: 0
                top: 9999
            }
            Accessible.name: qsTr("Hands for choice %1").arg(row.index + 1)
            onEditingFinished: {
                row.counted(Number(field.text));
                field.text = Qt.binding(() => String(row.hands));
            }
        }
        AppButton {
            small: true
            enabled: row.open
            iconName: "plus"
            hint: qsTr("One hand more for choice %1 (%1)").arg(row.index + 1)
            onClicked: row.counted(row.hands + 1)
        }
    }
}
