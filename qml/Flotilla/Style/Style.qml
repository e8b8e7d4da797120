pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick
import Flotilla.Style

// Every size, duration and font of the app; the colours are Tones'.
QtObject {
    id: style

    property real textScale: 1
    property bool reducedMotion: false
    // The chrome's changes happen at once, what moves on the stage still moves: for pictures.
    property bool still: false
    readonly property bool instant: reducedMotion || still
    readonly property real textScaleMost: 2

    readonly property string sans: "Inter"
    readonly property string mono: "JetBrains Mono"

    readonly property int micro: scaled(11)
    readonly property int small: scaled(12)
    readonly property int body: scaled(13)
    readonly property int feed: scaled(14)
    readonly property int lead: scaled(15)
    readonly property int title: scaled(18)
    readonly property int clock: scaled(20)
    readonly property int display: scaled(24)

    readonly property int hairline: 1
    readonly property int focusWidth: 2
    readonly property int focusGap: 2
    readonly property int tiny: 4
    readonly property int gap: 8
    readonly property int wide: 12
    readonly property int pad: 16
    readonly property int padPanel: 24

    readonly property int radiusKey: 4
    readonly property int radiusChip: 6
    readonly property int radius: 8

    readonly property int chipHeight: scaled(28)
    readonly property int control: scaled(32)
    readonly property int row: scaled(24)
    readonly property int rowTight: scaled(20)
    readonly property int icon: scaled(18)
    readonly property int iconTool: scaled(20)
    readonly property int iconSmall: scaled(14)

    readonly property int hover: instant ? 0 : 80
    readonly property int pane: instant ? 0 : 180
    readonly property int tipIn: instant ? 0 : 120
    readonly property int tipDelay: 400
    readonly property int toastStay: 4000

    readonly property color bg0: Tones.bg0
    readonly property color bg1: Tones.bg1
    readonly property color bg2: Tones.bg2
    readonly property color bg3: Tones.bg3
    readonly property color line: Tones.line
    readonly property color ctl: Tones.ctl
    readonly property color text1: Tones.text1
    readonly property color text2: Tones.text2
    readonly property color text3: Tones.text3
    readonly property color arc: Tones.arc
    readonly property color stop: Tones.stop
    readonly property color accent: Tones.accent
    readonly property color accentHover: Qt.lighter(Tones.accent, 1.12)
    readonly property color accentDown: Qt.darker(Tones.accent, 1.19)
    readonly property color accentInk: Tones.accentInk
    readonly property color accentSoft: Tones.accentSoft
    readonly property color danger: Tones.danger
    readonly property color dangerSoft: Tones.dangerSoft
    readonly property color ink: Tones.ink
    readonly property color clear: "transparent"

    function resizeText(steps: int): void {
        const wanted = Math.round(10 * style.textScale + 2 * steps) / 10;
        style.textScale = Math.max(1, Math.min(style.textScaleMost, wanted));
    }
    function scaled(pixels: int): int {
        return Math.round(pixels * style.textScale);
    }
    function ms(time: real): string {
        return String(Math.round(time)).replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
    }
}
