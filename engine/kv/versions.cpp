#include "engine/kv/versions.h"

#include <utility>

namespace kv {
namespace {

/// What a version needs beside its key and value.
constexpr std::uint64_t kVersionBytes = 48;

}  // namespace

Record Versions::recordOf(const Text& key, const Version& version) {
  return {key.string(),     version.value.string(), version.createRevision,
          version.revision, version.version,        version.lease};
}

const Versions::Version* Versions::seenAt(const History& history,
                                          std::optional<Revision> revision) {
  if (!revision || history.newest.revision <= *revision) return &history.newest;
  const auto* older = history.older.upTo(*revision);
  return older == nullptr ? nullptr : &older->value;
}

std::uint64_t Versions::bytesOf(const Text& key, const Version& version) {
  return key.size() + version.value.size() + kVersionBytes;
}

std::optional<Record> Versions::at(std::string_view key, std::optional<Revision> revision) const {
  const auto* found = keys_.find(key);
  if (found == nullptr) return std::nullopt;
  const Version* seen = seenAt(found->value, revision);
  if (!seen || seen->version == 0) return std::nullopt;
  return recordOf(found->key, *seen);
}

std::vector<Record> Versions::in(const KeyRange& range, std::optional<Revision> revision,
                                 std::size_t most, std::uint64_t& count) const {
  std::vector<Record> records;
  count = 0;
  for (auto it = keys_.from(std::string_view(range.key)); it != keys_.end(); ++it) {
    if (!range.contains(it->key.view())) break;
    const Version* seen = seenAt(it->value, revision);
    if (!seen || seen->version == 0) continue;
    ++count;
    if (records.size() < most) records.push_back(recordOf(it->key, *seen));
  }
  return records;
}

void Versions::append(const Text& key, Version version) {
  bytes_ += bytesOf(key, version);
  const auto* last = places_.last();
  const bool goesOn = last != nullptr && last->key.revision == version.revision;
  places_.edit({version.revision, goesOn ? last->key.number + 1 : 0}) = key;
  History& history = keys_.edit(key);
  const bool hasNewest = history.newest.revision != 0;
  if (hasNewest) history.older.edit(history.newest.revision) = std::move(history.newest);
  history.newest = std::move(version);
}

Change Versions::put(Revision revision, const std::string& key, std::string value, LeaseId lease) {
  const auto* kept = keys_.find(std::string_view(key));
  const Text name = kept == nullptr ? Text(key) : kept->key;
  Change change;
  Version version{Text(std::move(value)), revision, revision, 1, lease};
  if (kept != nullptr && kept->value.newest.version > 0) {
    const Version& before = kept->value.newest;
    change.before = recordOf(name, before);
    version.createRevision = before.createRevision;
    version.version = before.version + 1;
  }
  change.now = recordOf(name, version);
  append(name, std::move(version));
  return change;
}

std::optional<Change> Versions::erase(Revision revision, const std::string& key) {
  const auto* kept = keys_.find(std::string_view(key));
  if (kept == nullptr || kept->value.newest.version == 0) return std::nullopt;
  Change change;
  change.before = recordOf(kept->key, kept->value.newest);
  change.now.key = key;
  change.now.modRevision = revision;
  append(Text(kept->key), Version{{}, 0, revision, 0, 0});
  return change;
}

std::vector<Change> Versions::changes(Revision from, Revision to) const {
  std::vector<Change> found;
  for (auto it = places_.from(Place{from, 0}); it != places_.end(); ++it) {
    const Revision revision = it->key.revision;
    if (revision > to) break;
    const Version* now = seenAt(keys_.find(it->value)->value, revision);
    Change change;
    change.now = recordOf(it->value, *now);
    change.before = at(it->value.view(), revision - 1);
    found.push_back(std::move(change));
  }
  return found;
}

void Versions::compact(Revision revision) {
  while (!places_.empty() && places_.begin()->key.revision < revision) {
    const Place place = places_.begin()->key;
    const Text key = places_.begin()->value;
    places_.erase(place);
    forget(key, revision);
  }
  for (const auto& [place, key] : places_) {
    if (place.revision > revision) break;
    forget(key, revision);
  }
}

/// All versions of the key but the one that is seen at `revision`, and those after it; that one,
/// too, if it is an earlier deletion.
void Versions::forget(const Text& key, Revision revision) {
  const auto* kept = keys_.find(key);
  const Version* seen = kept == nullptr ? nullptr : seenAt(kept->value, revision);
  if (seen == nullptr) return;
  const bool isDeleted = seen->version == 0 && seen->revision < revision;
  if (isDeleted && seen == &kept->value.newest) {
    bytes_ -= bytesOf(key, *seen);
    for (const auto& [at, older] : kept->value.older) bytes_ -= bytesOf(key, older);
    keys_.erase(key);
    return;
  }
  const Revision keptFrom = seen->revision + (isDeleted ? 1 : 0);
  const auto isOver = [keptFrom](const History& history) {
    return !history.older.empty() && history.older.begin()->key < keptFrom;
  };
  if (!isOver(kept->value)) return;
  History& history = keys_.edit(key);
  while (isOver(history)) {
    const auto first = history.older.begin();
    bytes_ -= bytesOf(key, first->value);
    history.older.erase(Revision{first->key});
  }
}

}  // namespace kv
