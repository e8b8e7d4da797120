#include "engine/check/unjudged.h"

#include <algorithm>

#include "engine/kv/calls.h"

namespace check {
namespace {

/// Of one key, without a lease, and nothing of it left out.
std::optional<kv::Operation> plainForm(kv::Request request) {
  if (auto* put = std::get_if<kv::PutRequest>(&request)) put->previous = kv::Previous::Left;
  if (auto* gone = std::get_if<kv::DeleteRequest>(&request)) gone->previous = kv::Previous::Left;
  kv::Operation plain = kv::operationOf(request);
  if (std::holds_alternative<kv::Call>(plain)) return std::nullopt;
  return plain;
}

}  // namespace

kv::Operation Unjudged::read(const kv::Operation& operation) {
  const auto* call = std::get_if<kv::Call>(&operation);
  const auto request = call ? kv::decodeRequest(call->request) : std::nullopt;
  if (!request) return operation;
  if (const auto plain = plainForm(*request)) return *plain;
  for (kv::KeyRange& range : kv::writtenBy(*request)) {
    if (range.isOne()) {
      keys_.insert(std::move(range.key));
    } else if (std::find(ranges_.begin(), ranges_.end(), range) == ranges_.end()) {
      ranges_.push_back(std::move(range));
    }
  }
  return operation;
}

void Unjudged::coverAll() {
  keys_.clear();
  ranges_ = {kv::KeyRange::all()};
}

bool Unjudged::covers(const std::string& key) const {
  return keys_.contains(key) || std::any_of(ranges_.begin(), ranges_.end(),
                                            [&](const auto& range) { return range.contains(key); });
}

}  // namespace check
