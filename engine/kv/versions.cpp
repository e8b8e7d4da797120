#include "engine/kv/versions.h"

#include <algorithm>
#include <utility>

namespace kv {
namespace {

/// What a version needs beside its key and value.
constexpr std::uint64_t kVersionBytes = 48;

}  // namespace

Record Versions::recordOf(const std::string& key, const Version& version) {
  return {key,          version.value, version.createRevision, version.revision, version.version,
          version.lease};
}

const Versions::Version* Versions::seenAt(const History& history,
                                          std::optional<Revision> revision) {
  if (!revision) return history.empty() ? nullptr : &history.back();
  const auto later = std::upper_bound(history.begin(), history.end(), *revision,
                                      [](Revision r, const Version& v) { return r < v.revision; });
  return later == history.begin() ? nullptr : &*std::prev(later);
}

std::uint64_t Versions::bytesOf(const std::string& key, const Version& version) {
  return key.size() + version.value.size() + kVersionBytes;
}

std::optional<Record> Versions::at(std::string_view key, std::optional<Revision> revision) const {
  const auto found = keys_.find(key);
  if (found == keys_.end()) return std::nullopt;
  const Version* seen = seenAt(found->second, revision);
  if (!seen || seen->version == 0) return std::nullopt;
  return recordOf(found->first, *seen);
}

std::vector<Record> Versions::in(const KeyRange& range, std::optional<Revision> revision,
                                 std::size_t most, std::uint64_t& count) const {
  std::vector<Record> records;
  count = 0;
  for (auto it = keys_.lower_bound(range.key); it != keys_.end() && range.contains(it->first);
       ++it) {
    const Version* seen = seenAt(it->second, revision);
    if (!seen || seen->version == 0) continue;
    ++count;
    if (records.size() < most) records.push_back(recordOf(it->first, *seen));
  }
  return records;
}

void Versions::append(const std::string& key, History& history, Version version) {
  bytes_ += bytesOf(key, version);
  places_.push_back({version.revision, key});
  history.push_back(std::move(version));
}

Change Versions::put(Revision revision, const std::string& key, std::string value, LeaseId lease) {
  Change change;
  change.before = at(key, std::nullopt);
  Version version{std::move(value), revision, revision, 1, lease};
  if (change.before) {
    version.createRevision = change.before->createRevision;
    version.version = change.before->version + 1;
  }
  change.now = recordOf(key, version);
  append(key, keys_[key], std::move(version));
  return change;
}

std::optional<Change> Versions::erase(Revision revision, const std::string& key) {
  Change change;
  change.before = at(key, std::nullopt);
  if (!change.before) return std::nullopt;
  change.now.key = key;
  change.now.modRevision = revision;
  append(key, keys_.find(key)->second, Version{{}, 0, revision, 0, 0});
  return change;
}

std::vector<Change> Versions::changes(Revision from, Revision to) const {
  std::vector<Change> found;
  auto place = std::lower_bound(places_.begin(), places_.end(), from,
                                [](const Place& p, Revision r) { return p.revision < r; });
  for (; place != places_.end() && place->revision <= to; ++place) {
    const auto kept = keys_.find(place->key);
    const Version* now = seenAt(kept->second, place->revision);
    Change change;
    change.now = recordOf(place->key, *now);
    change.before = at(place->key, place->revision - 1);
    found.push_back(std::move(change));
  }
  return found;
}

void Versions::compact(Revision revision) {
  while (!places_.empty() && places_.front().revision <= revision) {
    const auto found = keys_.find(places_.front().key);
    places_.pop_front();
    if (found == keys_.end()) continue;
    History& history = found->second;
    const Version* seen = seenAt(history, revision);
    if (!seen) continue;
    auto keptFrom = history.begin() + (seen - history.data());
    if (keptFrom->version == 0) ++keptFrom;
    for (auto gone = history.begin(); gone != keptFrom; ++gone) {
      bytes_ -= bytesOf(found->first, *gone);
    }
    history.erase(history.begin(), keptFrom);
    if (history.empty()) keys_.erase(found);
  }
}

}  // namespace kv
