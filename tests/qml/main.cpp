// Runs the tst_*.qml files against the interface's modules.
#include <QtQml/qqmlextensionplugin.h>
#include <QQmlEngine>
#include <QtQuickTest>

#include "qml/Flotilla/Style/fonts.h"

Q_IMPORT_QML_PLUGIN(Flotilla_StylePlugin)
Q_IMPORT_QML_PLUGIN(Flotilla_TimelinePlugin)

class Setup : public QObject {
  Q_OBJECT

 public slots:
  void applicationAvailable() { style::loadFonts(); }
  void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath("qrc:/qt/qml"); }
};

QUICK_TEST_MAIN_WITH_SETUP(shell, Setup)

#include "main.moc"
