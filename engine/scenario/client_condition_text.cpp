// `lease 7 is alive on S3`, `any lease ended`, `c2 heard >= 5`, `c1 holds lock`, `watch told of
// c2`.
#include <limits>

#include "engine/scenario/client_conditions.h"
#include "engine/scenario/request_text.h"
#include "engine/scenario/words.h"

namespace scenario {
namespace {

using What = decltype(Condition::what);

template <class Table>
auto takeOne(const Table& table, Cursor& in) -> std::optional<decltype(table[0].value)> {
  for (const auto& word : table) {
    if (in.take(word.text)) return word.value;
  }
  return std::nullopt;
}

template <class Table>
auto requireOne(const Table& table, Cursor& in) -> decltype(table[0].value) {
  const auto value = takeOne(table, in);
  if (!value) in.fail(listOf(table));
  return value.value_or(table[0].value);
}

/// `lease` was read.
What leaseIs(Cursor& in) {
  const kv::LeaseId lease = readLease(in);
  if (const auto deed = takeOne(kLeaseDeedWords, in)) return LeaseDoes{lease, *deed};
  if (!in.take("is")) in.fail("'is alive', " + listOf(kLeaseDeedWords));
  in.require("alive");
  LeaseLives lives{lease, {}};
  if (in.take("on")) lives.server = in.server();
  return lives;
}

What clientIs(Cursor& in) {
  const kv::ClientId client = in.client();
  if (in.take("is")) return ClientIs{client, requireOne(kClientStateWords, in)};
  if (in.take("holds")) return ClientHolds{client, in.value("a key")};
  const auto quantity = takeOne(kClientQuantityWords, in);
  if (!quantity) in.fail("is, holds, " + listOf(kClientQuantityWords));
  const Comparison comparison = requireOne(kComparisonWords, in);
  return ClientNumberIs{client, quantity.value_or(ClientQuantity::Heard), comparison,
                        in.number(std::numeric_limits<std::uint64_t>::max())};
}

/// `watch` was read.
What watchDoes(Cursor& in) {
  WatchDoes does;
  does.deed = requireOne(kWatchDeedWords, in);
  if (in.take("of")) does.client = in.client();
  return does;
}

std::string clientText(kv::ClientId client) { return "c" + std::to_string(client); }
std::string leaseText(kv::LeaseId lease) {
  return lease == 0 ? "any lease" : "lease " + std::to_string(lease);
}

}  // namespace

std::optional<What> readClientCondition(Cursor& in) {
  if (in.nextIsClient()) return clientIs(in);
  if (in.nextIs("any") && in.nextIs("lease", 1)) {
    in.take("any");
    in.take("lease");
    return LeaseDoes{0, requireOne(kLeaseDeedWords, in)};
  }
  if (in.take("lease")) return leaseIs(in);
  if (in.take("watch")) return watchDoes(in);
  return std::nullopt;
}

std::string textOf(const LeaseLives& is) {
  return leaseText(is.lease) + " is alive" +
         (is.server ? " on S" + std::to_string(is.server.value) : "");
}

std::string textOf(const ClientIs& is) {
  return clientText(is.client) + " is " + std::string(wordFor(kClientStateWords, is.state));
}

std::string textOf(const ClientNumberIs& is) {
  return clientText(is.client) + " " + std::string(wordFor(kClientQuantityWords, is.quantity)) +
         " " + std::string(wordFor(kComparisonWords, is.comparison)) + " " +
         std::to_string(is.number);
}

std::string textOf(const ClientHolds& is) {
  return clientText(is.client) + " holds " + quoted(is.key);
}

std::string textOf(const LeaseDoes& does) {
  return leaseText(does.lease) + " " + std::string(wordFor(kLeaseDeedWords, does.deed));
}

std::string textOf(const WatchDoes& does) {
  return "watch " + std::string(wordFor(kWatchDeedWords, does.deed)) +
         (does.client == 0 ? "" : " of " + clientText(does.client));
}

}  // namespace scenario
