pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Lessons
import Flotilla.Style

// The words of the page that the glossary explains, for the keyboard.
Flow {
    id: row

    required property Page page

    signal asked(string term)

    spacing: Style.tiny
    visible: page.terms.length > 0
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Words explained")

    Repeater {
        model: row.page.terms

        AppButton {
            required property string modelData

            small: true
            text: modelData
            Accessible.name: qsTr("What is: %1").arg(modelData)
            onClicked: row.asked(modelData)
        }
    }
}
