#include "engine/scenario/stream_text.h"

#include <limits>

#include "engine/kv/calls.h"
#include "engine/scenario/command_text.h"
#include "engine/scenario/operation_text.h"
#include "engine/scenario/refs.h"
#include "engine/scenario/request_text.h"
#include "engine/scenario/words.h"

namespace scenario {
namespace {

constexpr std::uint64_t kRevisionMost = std::numeric_limits<std::int64_t>::max();

enum class Takes : std::uint8_t { Client, ServerAndClient, AllThree };

struct Options {
  kv::ClientId client{0};
  std::optional<ServerRef> via;
  kv::Revision from{0};
};

/// `as c1`, which must be there, `via S1` and `from 5`, in any order.
Options readOptions(Cursor& in, Takes takes) {
  Options options;
  while (!in.atEnd()) {
    if (options.client == 0 && in.take("as")) {
      options.client = in.client();
    } else if (takes != Takes::Client && !options.via && in.take("via")) {
      options.via = readRef(in, {ServerRef::Kind::Leader});
    } else if (takes == Takes::AllThree && options.from == 0 && in.take("from")) {
      options.from = in.number(kRevisionMost);
      if (options.from == 0) in.failBefore("a revision, from 1 on");
    } else if (takes == Takes::Client) {
      in.fail("'as' and a client, once, or the end of the line");
    } else {
      in.fail(takes == Takes::AllThree ? "'as', 'via' or 'from', each once, or the end of the line"
                                       : "'as' or 'via', each once, or the end of the line");
    }
  }
  if (options.client == 0) in.fail("'as' and a client, as c1");
  return options;
}

/// A key, or `prefix` and what the keys begin with. A key of that name stands in quotes.
kv::KeyRange readKeys(Cursor& in) {
  if (in.take("prefix")) return kv::KeyRange::prefix(in.value("what the keys begin with"));
  return kv::KeyRange::one(in.value("a key, or 'prefix'"));
}

std::string keysText(const kv::KeyRange& range) {
  if (range == kv::KeyRange::all()) return "prefix \"\"";
  if (!range.isOne()) return "prefix " + quoted(range.key);
  return range.key == "prefix" ? inQuotes(range.key) : quoted(range.key);
}

Action readKeepAlive(Cursor& in) {
  KeepLease keep;
  keep.lease = readLease(in);
  const bool stops = in.take("off");
  if (!stops && !in.take("every")) {
    return withOptions(in, kv::callOf(kv::LeaseRenewRequest{keep.lease}));
  }
  if (!stops) {
    keep.every = in.duration();
    if (keep.every == Duration::zero()) in.failBefore("a duration above zero");
  }
  const Options options = readOptions(in, stops ? Takes::Client : Takes::ServerAndClient);
  keep.client = options.client;
  keep.via = options.via;
  return keep;
}

Action readWatch(Cursor& in) {
  WatchRange watch;
  watch.range = readKeys(in);
  const Options options = readOptions(in, Takes::AllThree);
  watch.client = options.client;
  watch.from = options.from;
  watch.via = options.via;
  return watch;
}

Action readCancel(Cursor& in) {
  EndWatch end;
  end.range = readKeys(in);
  end.client = readOptions(in, Takes::Client).client;
  return end;
}

struct StreamReader {
  std::string_view word;
  Action (*read)(Cursor&);
};
constexpr std::array<StreamReader, 3> kStreamReaders{
    {{"keepalive", readKeepAlive}, {"watch", readWatch}, {"cancel", readCancel}}};

std::string asClient(kv::ClientId client) { return " as c" + std::to_string(client); }

}  // namespace

std::optional<Action> readStream(Cursor& in) {
  for (const StreamReader& reader : kStreamReaders) {
    if (in.take(reader.word)) return reader.read(in);
  }
  return std::nullopt;
}

std::string streamWords() {
  std::string words;
  for (const StreamReader& reader : kStreamReaders) {
    words += (words.empty() ? "" : ", ") + std::string(reader.word);
  }
  return words;
}

std::string textOf(const KeepLease& command) {
  const std::string text = "keepalive " + std::to_string(command.lease);
  if (command.every == Duration::zero()) return text + " off" + asClient(command.client);
  return text + " every " + textOf(command.every) +
         (command.via ? " via " + textOf(*command.via) : "") + asClient(command.client);
}

std::string textOf(const WatchRange& command) {
  return "watch " + keysText(command.range) +
         (command.from == 0 ? "" : " from " + std::to_string(command.from)) +
         (command.via ? " via " + textOf(*command.via) : "") + asClient(command.client);
}

std::string textOf(const EndWatch& command) {
  return "cancel " + keysText(command.range) + asClient(command.client);
}

std::string textOf(const SwitchClient& command) {
  return std::string(wordFor(kSwitchWords, command.what)) + " c" + std::to_string(command.client);
}

}  // namespace scenario
