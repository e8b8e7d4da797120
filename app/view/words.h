// Names, numbers and lists as a person writes them.
// Thread rule: pure; any thread. Digits are the same in every language, words are translated.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <vector>

#include "engine/trace/event.h"

namespace view {

/// The translation context of every sentence that is made outside a QObject.
struct Say {
  Q_DECLARE_TR_FUNCTIONS(view::Say)
};

/// "S3"; "nobody" for 0.
QString nameOf(trace::ServerId id);
/// "two"; digits above ten.
QString numberWord(std::size_t n);
/// "S1", "S1 and S2", "S1, S2 and S3".
QString listOf(const std::vector<trace::ServerId>& ids);
QString listOf(const QStringList& words);
/// First letter in upper case: a number word at the start of a sentence.
QString capital(QString text);
/// Whole milliseconds with thin spaces between thousands: "2 365".
QString timeText(trace::Instant at);
/// "36 ms"; below one millisecond "0.5 ms".
QString spanText(trace::Duration span);
/// "8 to 16 ms", or "8 ms" when both are the same.
QString rangeText(trace::Duration least, trace::Duration most);
/// "10 %".
QString percentText(std::uint32_t ppm);
/// An entry within a sentence: "y=9", "delete x", "no-op", "add S6".
QString entryText(const raft::Entry& entry);
/// What a log cell says: as short as it can be said, "+S6".
QString cellText(const raft::Entry& entry);
/// What a request does, where there is no room for all of cellText(): "grant", "txn"; else "".
QString cellWord(const raft::Entry& entry);
/// "700 bytes", "32 kB".
QString bytesText(std::uint64_t bytes);
/// "c1", "etcd2".
QString clientText(kv::ClientId client);
/// Which key it is, byte by byte; not to be read.
QString idOfKey(const std::string& key);
/// Of a key or a value: its beginning where it is long, or all of it.
enum class Length : std::uint8_t { Shown, Whole };
/// A key or a value, as kv::readable has it.
QString dataText(const std::string& bytes, Length length = Length::Shown);
/// "put x=5".
QString operationText(const kv::Operation& operation, Length length = Length::Shown);

}  // namespace view
