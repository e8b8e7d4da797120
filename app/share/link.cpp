#include "app/share/link.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QtEndian>

#include "engine/scenario/parser.h"

namespace share {
namespace {

struct LinkSay {
  Q_DECLARE_TR_FUNCTIONS(Link)
};

constexpr char kStart[] = "flotilla:";
constexpr char kField[] = "?s=";
constexpr auto kAlphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr int kLevel = 9;
/// qCompress writes the length of what it packed before it.
constexpr qsizetype kLengthBytes = 4;

Unpacked refused(const QString& why) { return {{}, why}; }

}  // namespace

QString linkTo(const QString& text) {
  const QByteArray packed = qCompress(text.toUtf8(), kLevel).toBase64(kAlphabet);
  const QString link = QLatin1String(kStart) + QLatin1String(kField) + QString::fromLatin1(packed);
  return link.size() > kLinkMost ? QString() : link;
}

bool isLink(const QString& words) {
  return words.trimmed().startsWith(QLatin1String(kStart), Qt::CaseInsensitive);
}

Unpacked textOf(const QString& link) {
  if (link.size() > kLinkMost) {
    return refused(
        LinkSay::tr("The link has %1 characters, more than %2. Ask for the file instead.")
            .arg(link.size())
            .arg(kLinkMost));
  }
  QString words = link;
  words.remove(QRegularExpression(QStringLiteral("\\s+")));
  if (!isLink(words)) {
    return refused(LinkSay::tr("A link to a scenario begins with \"flotilla:?s=\"."));
  }
  const qsizetype field = words.indexOf(QLatin1String(kField));
  if (field < 0) {
    return refused(LinkSay::tr("The link holds no scenario: \"?s=\" is missing. Copy it again."));
  }
  const QByteArray code = words.mid(field + qsizetype(sizeof kField) - 1).toLatin1();
  const auto packed =
      QByteArray::fromBase64Encoding(code, kAlphabet | QByteArray::AbortOnBase64DecodingErrors);
  const QString damaged =
      LinkSay::tr("The link is damaged: a part of it is missing or was changed. Copy it again.");
  if (!packed || (*packed).size() <= kLengthBytes) return refused(damaged);
  const quint32 told = qFromBigEndian<quint32>((*packed).constData());
  if (told > scenario::kFileBytesMost) {
    return refused(
        LinkSay::tr("The link unpacks to more than a scenario may have. Ask for the file "
                    "instead."));
  }
  const QByteArray text = qUncompress(*packed);
  if (text.isEmpty() || static_cast<quint32>(text.size()) != told) return refused(damaged);
  return {QString::fromUtf8(text), {}};
}

}  // namespace share
