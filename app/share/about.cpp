#include "app/share/about.h"

#include <google/protobuf/stubs/common.h>
#include <QCoreApplication>
#include <QFile>
#include <QLocale>

#include <boost/version.hpp>

#include "app/session/branch.h"

namespace share {
namespace {

constexpr char kOwn[] = "Apache-2.0";

QString read(const QString& name) {
  QFile file(QStringLiteral(":/about/") + name);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString boostVersion() {
  return QStringLiteral("%1.%2.%3")
      .arg(BOOST_VERSION / 100'000)
      .arg(BOOST_VERSION / 100 % 1'000)
      .arg(BOOST_VERSION % 100);
}

QString protobufVersion() {
  return QString::fromStdString(google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION));
}

/// "" for what has none in this build.
QString versionOf(const QString& part) {
  if (part == QLatin1String("Qt")) return QString::fromLatin1(qVersion());
  if (part == QLatin1String("Boost")) return boostVersion();
  return part == QLatin1String("Protobuf") ? protobufVersion() : QString();
}

}  // namespace

std::vector<Part> partsOf(const QString& list) {
  std::vector<Part> parts;
  for (const QString& line : list.split('\n', Qt::SkipEmptyParts)) {
    const QStringList fields = line.split('|');
    if (line.startsWith('#') || fields.size() != 4) continue;
    parts.push_back({fields[0], fields[1], fields[2], fields[3]});
  }
  return parts;
}

About::About(QObject* parent) : QObject(parent), parts_(partsOf(read("parts.txt"))) {}

QString About::version() const {
  return QStringLiteral("Flotilla %1").arg(QCoreApplication::applicationVersion());
}

QString About::build() const {
  return tr("Built by g++ %1 for %2, running on Qt %3")
      .arg(QStringLiteral(__VERSION__), QSysInfo::buildAbi(), QString::fromLatin1(qVersion()));
}

QString About::memory() const {
  return tr("Of all branches together the newest events are kept, up to %1 MB. Of older ones some "
            "states stay: fork there, and the Lab computes what happened anew. A deleted branch "
            "gives its memory back.")
      .arg(session::kTraceBudget / 1024 / 1024);
}

QStringList About::parts() const {
  QStringList lines;
  for (const Part& part : parts_) {
    const QString version = versionOf(part.name);
    const QString name = version.isEmpty() ? part.name : part.name + ' ' + version;
    lines << QStringLiteral("%1: %2. %3, %4").arg(name, part.use, part.licence, part.from);
  }
  return lines;
}

QStringList About::licences() const {
  QStringList names{QString::fromLatin1(kOwn)};
  for (const Part& part : parts_) names << part.licence;
  // The LGPL's third version is the GPL's with permissions added.
  names << QStringLiteral("GPL-3.0");
  names.removeDuplicates();
  return names;
}

QString About::textOf(const QString& licence) const {
  if (licence == QLatin1String(kOwn)) return read(QStringLiteral("LICENSE"));
  return licences().contains(licence) ? read(licence + QStringLiteral(".txt")) : QString();
}

}  // namespace share
