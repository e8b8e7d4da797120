#include "app/view/words.h"

#include <QStringList>

#include <array>

#include "app/view/membership.h"
#include "engine/kv/readable.h"
#include "engine/kv/requests.h"

namespace view {
namespace {

constexpr QChar kThinSpace{0x2009};

QString millisText(trace::Duration span) {
  const double ms = static_cast<double>(span.count()) / 1e6;
  return QString::number(ms, 'g', ms < 10 ? 2 : 6);
}

std::size_t mostOf(Length length) {
  return length == Length::Whole ? kv::kReadableWhole : kv::kReadableMost;
}

}  // namespace

QString nameOf(trace::ServerId id) {
  return id ? QStringLiteral("S%1").arg(id.value) : Say::tr("nobody");
}

QString numberWord(std::size_t n) {
  const std::array<QString, 11> words = {Say::tr("no"),    Say::tr("one"),   Say::tr("two"),
                                         Say::tr("three"), Say::tr("four"),  Say::tr("five"),
                                         Say::tr("six"),   Say::tr("seven"), Say::tr("eight"),
                                         Say::tr("nine"),  Say::tr("ten")};
  return n < words.size() ? words[n] : QString::number(n);
}

QString listOf(const QStringList& words) {
  if (words.isEmpty()) return {};
  if (words.size() == 1) return words.front();
  //: the last two of a list: "S1, S2" and "S3"
  return Say::tr("%1 and %2").arg(words.mid(0, words.size() - 1).join(Say::tr(", ")), words.back());
}

QString listOf(const std::vector<trace::ServerId>& ids) {
  QStringList names;
  for (const trace::ServerId id : ids) names << nameOf(id);
  return listOf(names);
}

QString capital(QString text) {
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

QString timeText(trace::Instant at) {
  const auto ms = std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count();
  QString digits = QString::number(ms);
  for (auto place = digits.size() - 3; place > 0; place -= 3) digits.insert(place, kThinSpace);
  return digits;
}

QString spanText(trace::Duration span) {
  const auto whole = std::chrono::floor<std::chrono::milliseconds>(span).count();
  return Say::tr("%1 ms").arg(whole > 0 ? QString::number(whole) : millisText(span));
}

QString rangeText(trace::Duration least, trace::Duration most) {
  if (least == most) return Say::tr("%1 ms").arg(millisText(least));
  return Say::tr("%1 to %2 ms").arg(millisText(least), millisText(most));
}

QString percentText(std::uint32_t ppm) {
  return Say::tr("%1 %").arg(QString::number(ppm / 10'000.0, 'g', 3));
}

QString idOfKey(const std::string& key) {
  return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
}

QString dataText(const std::string& bytes, Length length) {
  return QString::fromStdString(kv::readable(bytes, mostOf(length)));
}

QString operationText(const kv::Operation& operation, Length length) {
  return QString::fromStdString(kv::textOf(operation, mostOf(length)));
}

QString entryText(const raft::Entry& entry) {
  if (entry.kind == raft::EntryKind::Empty) return Say::tr("no-op");
  if (entry.kind == raft::EntryKind::Membership) {
    const auto change = raft::decodeMembership(entry.payload.bytes());
    return change ? changeText(*change) : Say::tr("a membership change");
  }
  const std::optional<kv::Command> command = kv::decode(entry.payload.bytes());
  if (!command) return Say::tr("a command");
  if (const auto* put = std::get_if<kv::Put>(&command->operation)) {
    return dataText(put->key) + QLatin1Char('=') + dataText(put->value);
  }
  return operationText(command->operation);
}

QString cellText(const raft::Entry& entry) {
  if (entry.kind == raft::EntryKind::Command) {
    // As of a plain put: what is written where.
    const std::optional<kv::Command> command = kv::decode(entry.payload.bytes());
    const auto* call = command ? std::get_if<kv::Call>(&command->operation) : nullptr;
    const auto request = call ? kv::decodeRequest(call->request) : std::nullopt;
    const auto* put = request ? std::get_if<kv::PutRequest>(&*request) : nullptr;
    return put ? QString::fromStdString(put->key + "=" + put->value) : entryText(entry);
  }
  if (entry.kind != raft::EntryKind::Membership) return entryText(entry);
  const auto change = raft::decodeMembership(entry.payload.bytes());
  return change ? changeMark(*change) : entryText(entry);
}

QString cellWord(const raft::Entry& entry) {
  if (entry.kind != raft::EntryKind::Command) return {};
  const QString words = cellText(entry);
  return words.contains(QChar('=')) ? QString() : words.section(QChar(' '), 0, 0);
}

QString bytesText(std::uint64_t bytes) {
  if (bytes < 1024) return Say::tr("%1 bytes").arg(bytes);
  const double kilo = static_cast<double>(bytes) / 1024;
  if (kilo < 1024) return Say::tr("%1 kB").arg(QString::number(kilo, 'f', kilo < 10 ? 1 : 0));
  return Say::tr("%1 MB").arg(QString::number(kilo / 1024, 'f', 1));
}

QString clientText(kv::ClientId client) { return QString::fromStdString(kv::clientName(client)); }

}  // namespace view
