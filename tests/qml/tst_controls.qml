import QtQuick
import QtTest
import Flotilla.Style

Item {
    id: root

    width: 600
    height: 200

    AppButton {
        id: button

        text: qsTr("Heal")
    }
    AppButton {
        id: off

        y: 40
        text: qsTr("Off")
        enabled: false
    }
    Segmented {
        id: worlds

        y: 80
        options: ["Lab", "Live"]
        current: 0
    }
    Toast {
        id: toast

        y: 120
    }
    Figures {
        id: figures

        y: 160
        value: 0
    }
    SignalSpy {
        id: clicks

        target: button
        signalName: "clicked"
    }
    SignalSpy {
        id: dead

        target: off
        signalName: "clicked"
    }
    SignalSpy {
        id: picks

        target: worlds
        signalName: "picked"
    }

    TestCase {
        name: "Controls"
        when: windowShown

        function init(): void {
            clicks.clear();
            dead.clear();
            picks.clear();
        }
        function test_buttonIsPressedByMouseReturnAndSpace(): void {
            mouseClick(button);
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            compare(clicks.count, 3);
        }
        function test_focusIsVisibleForTheKeyboardOnly(): void {
            button.focus = false;
            mouseClick(button);
            verify(!button.visualFocus);
            button.forceActiveFocus(Qt.TabFocusReason);
            verify(button.visualFocus);
        }
        function test_aDisabledButtonDoesNothing(): void {
            mouseClick(off);
            compare(dead.count, 0);
        }
        function test_segmentedTellsWhichOneWasPicked(): void {
            mouseClick(worlds, worlds.width - 20, worlds.height / 2);
            compare(picks.count, 1);
            compare(picks.signalArguments[0][0], 1);
        }
        function test_arrowsWalkThroughSegmented(): void {
            worlds.move(0, 1);
            keyClick(Qt.Key_Return);
            compare(picks.signalArguments[0][0], 1);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Return);
            compare(picks.signalArguments[1][0], 0);
        }
        function test_segmentedKeepsItsChoiceUntilItsOwnerChangesIt(): void {
            mouseClick(worlds, worlds.width - 20, worlds.height / 2);
            compare(worlds.current, 0);
        }
        function test_toastSaysASentenceAndGoesWhenClicked(): void {
            toast.say("No commit in the next 10 s");
            verify(toast.visible);
            compare(toast.Accessible.name, "No commit in the next 10 s");
            mouseClick(toast);
            verify(!toast.visible);
        }
        function test_figuresGroupThousands(): void {
            figures.value = 2368;
            compare(figures.groups[1], "2");
            compare(figures.groups[2], "368");
            figures.value = 1002003;
            compare(figures.groups[0], "1");
            compare(figures.groups[1], "002");
            compare(figures.groups[2], "003");
            figures.value = 7;
            compare(figures.groups[1], "");
            compare(figures.groups[2], "7");
        }
    }
}
