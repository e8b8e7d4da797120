import QtQuick
import Flotilla.Planning
import Flotilla.Style

// Where the servers stand and what they write to.
Column {
    id: form

    required property StudyPlace place

    spacing: Style.gap

    Flow {
        width: form.width
        spacing: Style.pad

        Row {
            spacing: Style.gap

            Label {
                height: Style.control
                text: qsTr("Network")
                font.pixelSize: Style.small
                color: Style.text2
                Accessible.ignored: true
            }
            Segmented {
                options: form.place.networks
                current: form.place.network
                Accessible.name: qsTr("Network")
                onPicked: index => form.place.network = index
            }
        }
        Row {
            spacing: Style.gap

            Label {
                height: Style.control
                text: qsTr("Disk")
                font.pixelSize: Style.small
                color: Style.text2
                Accessible.ignored: true
            }
            Segmented {
                options: form.place.disks
                current: form.place.disk
                Accessible.name: qsTr("Disk")
                onPicked: index => form.place.disk = index
            }
        }
    }
    StudyMatrix {
        visible: form.place.own
        width: form.width
        place: form.place
    }
}
