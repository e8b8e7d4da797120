// The bytes of a request: version (1) | kind, its place in the variant from 0 | its fields in the
// order below. Numbers and texts are as in bytes.h, choices one byte, lists their length and their
// parts. Nothing may follow. One list of fields serves writing and reading.
#include "engine/kv/bytes.h"
#include "engine/kv/requests.h"

namespace kv {
namespace {

constexpr std::uint8_t kRequestVersion = 1;
/// Transactions within transactions at most, in bytes that are read.
constexpr int kDeepest = 16;

struct Writing {
  std::string& out;

  void number(std::uint64_t n) { putNumber(out, n); }
  void number(std::int64_t n) { putNumber(out, static_cast<std::uint64_t>(n)); }
  void text(const std::string& text) { putText(out, text); }
  void texts(const std::vector<std::string>& texts) {
    number(std::uint64_t{texts.size()});
    for (const std::string& one : texts) text(one);
  }
  template <class Choice>
  void choice(Choice choice, Choice) {
    out.push_back(static_cast<char>(choice));
  }
};

struct Reading {
  Reader& in;
  int depth{0};

  template <class Number>
  void number(Number& n) {
    n = static_cast<Number>(in.number());
  }
  void text(std::string& text) { text = in.text(); }
  void texts(std::vector<std::string>& texts) {
    for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) texts.push_back(in.text());
  }
  template <class Choice>
  void choice(Choice& choice, Choice last) {
    const std::uint8_t byte = in.byte();
    if (byte > static_cast<std::uint8_t>(last)) in.ok = false;
    choice = static_cast<Choice>(in.ok ? byte : 0);
  }
};

template <class Way, class Range>
void rangeFields(Way& way, Range& range) {
  way.text(range.key);
  way.text(range.end);
}

template <class Way, class Value>
void fields(Way& way, Value& value) {
  using Of = std::remove_const_t<Value>;
  if constexpr (std::is_same_v<Of, RangeRequest>) {
    rangeFields(way, value.range);
    way.number(value.revision);
    way.number(value.limit);
    way.choice(value.sortBy, SortBy::Value);
    way.choice(value.order, SortOrder::Descend);
    way.choice(value.wants, Wants::CountOnly);
    way.number(value.minMod);
    way.number(value.maxMod);
    way.number(value.minCreate);
    way.number(value.maxCreate);
  } else if constexpr (std::is_same_v<Of, PutRequest>) {
    way.text(value.key);
    way.text(value.value);
    way.number(value.lease);
    way.choice(value.previous, Previous::Told);
    way.choice(value.keeps, Keeps::ValueAndLease);
  } else if constexpr (std::is_same_v<Of, DeleteRequest>) {
    rangeFields(way, value.range);
    way.choice(value.previous, Previous::Told);
  } else if constexpr (std::is_same_v<Of, Compare>) {
    rangeFields(way, value.range);
    way.choice(value.target, Target::Lease);
    way.choice(value.relation, Relation::NotEqual);
    way.number(value.number);
    way.text(value.value);
  } else if constexpr (std::is_same_v<Of, CompactRequest>) {
    way.number(value.revision);
  } else if constexpr (std::is_same_v<Of, LeaseGrantRequest>) {
    way.number(value.id);
    way.number(value.seconds);
  } else if constexpr (std::is_same_v<Of, LeaseRevokeRequest> ||
                       std::is_same_v<Of, LeaseRenewRequest>) {
    way.number(value.id);
  } else if constexpr (std::is_same_v<Of, LeaseExpireRequest>) {
    way.number(value.id);
    way.number(value.begun);
  } else if constexpr (std::is_same_v<Of, AlarmRequest>) {
    way.number(value.member);
    way.choice(value.to, AlarmRequest::To::Disarmed);
  } else if constexpr (std::is_same_v<Of, PeerUrlsRequest>) {
    way.number(value.member);
    way.texts(value.urls);
  }
}

void write(Writing& way, const TxnRequest& txn);

void write(Writing& way, const std::vector<Act>& acts) {
  way.number(std::uint64_t{acts.size()});
  for (const Act& act : acts) {
    way.out.push_back(static_cast<char>(act.body.index()));
    std::visit(
        [&](const auto& body) {
          if constexpr (std::is_same_v<std::decay_t<decltype(body)>, TxnRequest>) {
            write(way, body);
          } else {
            fields(way, body);
          }
        },
        act.body);
  }
}

void write(Writing& way, const TxnRequest& txn) {
  way.number(std::uint64_t{txn.compares.size()});
  for (const Compare& compare : txn.compares) fields(way, compare);
  write(way, txn.success);
  write(way, txn.failure);
}

template <class Body>
Body readBody(Reading way);

/// The alternative at `index`, read.
template <class Variant, std::size_t At = 0>
std::optional<Variant> readAlternative(Reading way, std::size_t index) {
  if constexpr (At == std::variant_size_v<Variant>) {
    return std::nullopt;
  } else {
    if (index != At) return readAlternative<Variant, At + 1>(way, index);
    return Variant(readBody<std::variant_alternative_t<At, Variant>>(way));
  }
}

std::vector<Act> readActs(Reading way) {
  std::vector<Act> acts;
  for (std::uint64_t count = way.in.number(); count > 0 && way.in.ok; --count) {
    auto body = readAlternative<decltype(Act::body)>(way, way.in.byte());
    if (!body) way.in.ok = false;
    if (way.in.ok) acts.push_back({std::move(*body)});
  }
  return acts;
}

template <class Body>
Body readBody(Reading way) {
  Body body;
  if constexpr (std::is_same_v<Body, TxnRequest>) {
    if (++way.depth > kDeepest) way.in.ok = false;
    for (std::uint64_t count = way.in.number(); count > 0 && way.in.ok; --count) {
      fields(way, body.compares.emplace_back());
    }
    body.success = readActs(way);
    body.failure = readActs(way);
  } else {
    fields(way, body);
  }
  return body;
}

}  // namespace

std::string encode(const Request& request) {
  std::string out;
  out.push_back(static_cast<char>(kRequestVersion));
  out.push_back(static_cast<char>(request.index()));
  Writing way{out};
  std::visit(
      [&](const auto& body) {
        if constexpr (std::is_same_v<std::decay_t<decltype(body)>, TxnRequest>) {
          write(way, body);
        } else {
          fields(way, body);
        }
      },
      request);
  return out;
}

std::optional<Request> decodeRequest(std::string_view bytes) {
  Reader in{bytes};
  if (in.byte() != kRequestVersion) return std::nullopt;
  const std::uint8_t kind = in.byte();
  auto request = readAlternative<Request>(Reading{in}, kind);
  if (!in.ok || !in.rest.empty()) return std::nullopt;
  return request;
}

}  // namespace kv
