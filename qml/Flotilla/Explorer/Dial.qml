pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style

// A slider with its name, its value in words, and marks below.
Item {
    id: dial

    required property string name
    required property string words
    required property real value
    property real from: 0
    property real to: 1
    property real step: (to - from) / 30
    property list<string> marks

    signal turned(real value)

    implicitWidth: Style.scaled(240)
    implicitHeight: Style.scaled(60)

    Label {
        text: dial.name
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    Mono {
        anchors.right: parent.right
        text: dial.words
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    T.Slider {
        id: slider

        y: Style.scaled(20)
        width: parent.width
        height: Style.scaled(24)
        from: dial.from
        to: dial.to
        stepSize: dial.step
        value: dial.value
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Slider
        Accessible.name: dial.name
        Accessible.description: dial.words
        onMoved: dial.turned(slider.value)
        background: trough

        readonly property Item trough: Item {
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: Style.focusWidth
                color: Style.ctl
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: slider.visualPosition * parent.width
                height: 3
                color: Style.accent
            }
        }
        handle: Rectangle {
            x: slider.visualPosition * (slider.width - width)
            y: (slider.height - height) / 2
            width: Style.pad
            height: Style.pad
            radius: width / 2
            color: Style.accent

            FocusRing {
                around: parent.radius
                shown: slider.visualFocus
            }
        }
    }
    Repeater {
        model: dial.marks

        Mono {
            required property string modelData
            required property int index

            x: index / (dial.marks.length - 1) * (dial.width - width)
            y: Style.scaled(44)
            text: modelData
            font.pixelSize: Style.micro
            color: Style.text3
            Accessible.ignored: true
        }
    }
}
