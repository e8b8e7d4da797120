// The QML modules are static: this links them in.
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Flotilla_StylePlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_CanvasPlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_ViewPlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_SessionPlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_InspectorPlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_LogPlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_StagePlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_TimelinePlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_ShellPlugin)
