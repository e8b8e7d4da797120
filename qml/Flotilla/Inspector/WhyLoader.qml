pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.View

// The answer to "Why?", made when it is asked for: rows come faster than questions. A bound
// component cannot be made from within the row itself, which is a delegate.
Loader {
    id: loader

    required property Why why

    signal eventPicked(int event)

    sourceComponent: WhyAnswer {
        why: loader.why
        onEventPicked: event => loader.eventPicked(event)
    }
}
