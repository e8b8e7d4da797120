import QtQuick
import QtTest
import Flotilla.Style

TestCase {
    name: "Themes"

    // WCAG 2.1, relative luminance.
    function channel(value: real): real {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    function luminance(c: color): real {
        return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
    }
    function contrast(a: color, b: color): real {
        const light = Math.max(luminance(a), luminance(b));
        const dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }
    function test_textReaches4point5AndGraphics3InEveryTheme(): void {
        for (const theme of [Tones.Dark, Tones.Light, Tones.Projector]) {
            Tones.theme = theme;
            for (const ground of [Style.bg0, Style.bg1, Style.bg2]) {
                const inks = [Style.text1, Style.text2, Style.text3, Style.accent, Style.danger];
                for (const text of inks)
                    verify(contrast(text, ground) >= 4.5, theme + " " + text + " on " + ground);
                verify(contrast(Style.ctl, ground) >= 3);
            }
            verify(contrast(Style.accentInk, Style.accent) >= 4.5);
            verify(contrast(Style.text1, Style.bg3) >= 4.5);
            for (let term = 1; term <= 7; ++term) {
                verify(contrast(Style.ink, Tones.termFill(term, theme)) >= 4.5);
                verify(contrast(Tones.termEdge(term, theme), Style.bg0) >= 3);
            }
        }
        Tones.theme = Tones.Dark;
    }
    function test_termsCycleThroughSixColours(): void {
        verify(Qt.colorEqual(Tones.termFill(1, Tones.Dark), Tones.termFill(7, Tones.Dark)));
        verify(!Qt.colorEqual(Tones.termFill(1, Tones.Dark), Tones.termFill(2, Tones.Dark)));
    }
    function test_textScalesTo200PercentAndNeverBelow11(): void {
        compare(Style.micro, 11);
        Style.textScale = 2;
        compare(Style.body, 26);
        verify(Style.control >= 64);
        Style.textScale = 1;
    }
    function test_reducedMotionTakesTheDurationsAway(): void {
        verify(Style.pane > 0);
        Style.reducedMotion = true;
        compare(Style.pane + Style.hover + Style.tipIn, 0);
        Style.reducedMotion = false;
    }
}
