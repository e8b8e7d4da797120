import QtQuick
import Flotilla.Style

// Asks why something is as it is; `about` is the whole question.
AppButton {
    required property string about

    small: true
    look: AppButton.Ghost
    text: qsTr("Why?")
    hint: about
    Accessible.name: about
    Accessible.description: ""
}
