// What the program is made of: versions and licences, from the list in assets/about.
// Thread rule: GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>

#include <vector>

namespace share {

/// A library or typeface as the list has it.
struct Part {
  QString name;
  QString licence;  ///< a file ":/about/<licence>.txt"
  QString use;
  QString from;
};
std::vector<Part> partsOf(const QString& list);

class About : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Sharing")
  Q_PROPERTY(QString version READ version CONSTANT)
  /// "g++ 12.2.0, Qt 6.4.2 ...": of this build.
  Q_PROPERTY(QString build READ build CONSTANT)
  /// How much of a run is kept in memory, as a sentence.
  Q_PROPERTY(QString memory READ memory CONSTANT)
  /// "Qt 6.4.2: the window. LGPL-3.0".
  Q_PROPERTY(QStringList parts READ parts CONSTANT)
  /// Names of the licences whose text can be read, this program's own first.
  Q_PROPERTY(QStringList licences READ licences CONSTANT)

 public:
  explicit About(QObject* parent = nullptr);

  QString version() const;
  QString build() const;
  QString memory() const;
  QStringList parts() const;
  QStringList licences() const;
  /// "" if there is no such licence.
  Q_INVOKABLE QString textOf(const QString& licence) const;

 private:
  std::vector<Part> parts_;
};

}  // namespace share
