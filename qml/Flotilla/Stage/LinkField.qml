import Flotilla.Style

// A number of the link card; empty when the links differ in it.
Field {
    implicitWidth: Style.scaled(56)
    placeholderText: qsTr("mixed")
}
