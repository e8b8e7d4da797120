// The colours of the theme in use, for QML. The values themselves are the painter's (app/view).
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QObject>

#include "app/view/palette.h"

class QJSEngine;
class QQmlEngine;

namespace style {

class Tones : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON
  Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY changed)
  Q_PROPERTY(QColor bg0 READ bg0 NOTIFY changed)
  Q_PROPERTY(QColor bg1 READ bg1 NOTIFY changed)
  Q_PROPERTY(QColor bg2 READ bg2 NOTIFY changed)
  Q_PROPERTY(QColor bg3 READ bg3 NOTIFY changed)
  Q_PROPERTY(QColor line READ line NOTIFY changed)
  Q_PROPERTY(QColor ctl READ ctl NOTIFY changed)
  Q_PROPERTY(QColor text1 READ text1 NOTIFY changed)
  Q_PROPERTY(QColor text2 READ text2 NOTIFY changed)
  Q_PROPERTY(QColor text3 READ text3 NOTIFY changed)
  Q_PROPERTY(QColor arc READ arc NOTIFY changed)
  Q_PROPERTY(QColor stop READ stop NOTIFY changed)
  Q_PROPERTY(QColor accent READ accent NOTIFY changed)
  Q_PROPERTY(QColor accentInk READ accentInk NOTIFY changed)
  Q_PROPERTY(QColor accentSoft READ accentSoft NOTIFY changed)
  Q_PROPERTY(QColor danger READ danger NOTIFY changed)
  Q_PROPERTY(QColor dangerSoft READ dangerSoft NOTIFY changed)
  Q_PROPERTY(QColor ink READ ink NOTIFY changed)

 public:
  enum Theme { Dark, Light, Projector };
  Q_ENUM(Theme)

  explicit Tones(QObject* parent);
  static Tones* create(QQmlEngine* engine, QJSEngine* scripts);

  Theme theme() const { return theme_; }
  void setTheme(Theme theme);

  QColor bg0() const { return palette().bg0; }
  QColor bg1() const { return palette().bg1; }
  QColor bg2() const { return palette().bg2; }
  QColor bg3() const { return palette().bg3; }
  QColor line() const { return palette().line; }
  QColor ctl() const { return palette().ctl; }
  QColor text1() const { return palette().text1; }
  QColor text2() const { return palette().text2; }
  QColor text3() const { return palette().text3; }
  QColor arc() const { return palette().arc; }
  QColor stop() const { return palette().stop; }
  QColor accent() const { return palette().accent; }
  QColor accentInk() const { return palette().onAccent; }
  QColor accentSoft() const { return palette().accentSoft; }
  QColor danger() const { return palette().danger; }
  QColor dangerSoft() const { return palette().dangerSoft; }
  QColor ink() const { return palette().ink; }

  /// The cycle's colours of a term (0: no term yet). The theme is named so that a binding notices
  /// its change.
  Q_INVOKABLE QColor termFill(int term, style::Tones::Theme theme) const;
  Q_INVOKABLE QColor termEdge(int term, style::Tones::Theme theme) const;

 signals:
  void changed();

 private:
  const view::Palette& palette() const { return view::palette(static_cast<view::Theme>(theme_)); }
  Theme theme_{Dark};
};

}  // namespace style
