pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Flotilla.Style
import Flotilla.Timeline

// How fast the run plays, on a log scale that snaps at decades.
T.Slider {
    id: slider

    required property real speed
    property real most: Speeds.most
    property string hint: ""

    signal speedPicked(real speed)

    readonly property real inset: Style.wide
    readonly property real span: width - 2 * inset

    implicitWidth: Style.scaled(240)
    implicitHeight: Style.control
    from: Speeds.placeOf(most)
    to: Speeds.placeOf(Speeds.least)
    value: Speeds.placeOf(speed)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Speed")
    Accessible.description: Speeds.words(speed)
    Accessible.onIncreaseAction: slider.speedPicked(Speeds.faster(slider.speed, slider.most))
    Accessible.onDecreaseAction: slider.speedPicked(Speeds.slower(slider.speed))
    Keys.onLeftPressed: slider.speedPicked(Speeds.faster(slider.speed, slider.most))
    Keys.onRightPressed: slider.speedPicked(Speeds.slower(slider.speed))
    Keys.onUpPressed: slider.speedPicked(Speeds.faster(slider.speed, slider.most))
    Keys.onDownPressed: slider.speedPicked(Speeds.slower(slider.speed))
    onMoved: {
        slider.speedPicked(Speeds.speedAt(slider.value));
        slider.value = Qt.binding(() => Speeds.placeOf(slider.speed));
    }

    function xOf(place: real): real {
        return slider.inset + (place - slider.from) / (slider.to - slider.from) * slider.span;
    }

    background: ruler

    readonly property Item ruler: Item {
        Rectangle {
            x: slider.inset
            y: Style.wide - Style.hairline
            width: slider.span
            height: Style.focusWidth
            color: Style.ctl
        }
        Repeater {
            model: [4, 1, 0.1, 0.01, 0.001]

            Item {
                id: tick

                required property real modelData

                visible: modelData <= slider.most

                x: slider.xOf(Speeds.placeOf(modelData))
                y: Style.gap

                Rectangle {
                    x: -width / 2
                    width: 1.5
                    height: Style.gap
                    color: Style.ctl
                }
                Mono {
                    readonly property real off: Math.abs(slider.speed - tick.modelData)
                    readonly property bool here: off < tick.modelData * 0.02

                    anchors.horizontalCenter: parent.left
                    y: Style.wide - 2
                    text: Speeds.words(tick.modelData)
                    font.pixelSize: Style.micro
                    font.weight: here ? Font.Bold : Font.Normal
                    color: here ? Style.text1 : Style.text3
                    Accessible.ignored: true
                }
            }
        }
    }
    handle: Rectangle {
        x: slider.xOf(slider.value) - width / 2
        y: Style.wide - height / 2
        width: Style.pad
        height: Style.pad
        radius: width / 2
        color: Style.text1
        border.width: Style.focusWidth
        border.color: slider.pressed ? Style.accent : Style.bg1

        FocusRing {
            around: parent.radius
            shown: slider.visualFocus
        }
    }

    Tip {
        visible: slider.hovered && !slider.pressed && slider.hint.length > 0
        text: slider.hint
    }
}
