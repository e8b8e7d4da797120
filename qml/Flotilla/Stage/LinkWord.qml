import Flotilla.Style

// A word between the fields of the link card.
Label {
    height: Style.chipHeight
    color: Style.text2
}
