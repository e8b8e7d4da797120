// The bytes of a keyspace: sealed sections (sealed.h) under "FKSP", version 1:
//   1: the revision, the compacted revision
//   2: keys, in order: count, then key, count of versions, and for each version
//      revision, create revision, version (0: deleted), lease, value
//   3: the order of changes since the compaction: count, then revision and key
//   4: leases, by id: count, then id, seconds, renewals; their keys follow from section 2
//   5: raised alarms: count, then members
#include <algorithm>

#include "engine/kv/keyspace.h"
#include "engine/kv/sealed.h"

namespace kv {
namespace {

constexpr Seal kSpaceSeal{"FKSP", 1, "a keyspace"};
enum class Part : std::uint8_t { Revisions = 1, Keys = 2, Order = 3, Leases = 4, Alarms = 5 };

void putSigned(std::string& out, std::int64_t n) { putNumber(out, static_cast<std::uint64_t>(n)); }
std::int64_t signedNumber(Reader& in) { return static_cast<std::int64_t>(in.number()); }
bool isAtEnd(const Reader& in) { return in.ok && in.rest.empty(); }

}  // namespace

class VersionBytes {
 public:
  static std::string keysOf(const Versions& versions) {
    std::string out;
    putNumber(out, versions.keys_.size());
    for (const auto& [key, history] : versions.keys_) {
      putText(out, key);
      putNumber(out, history.size());
      for (const auto& version : history) {
        putNumber(out, version.revision);
        putNumber(out, version.createRevision);
        putNumber(out, version.version);
        putSigned(out, version.lease);
        putText(out, version.value);
      }
    }
    return out;
  }

  static std::string orderOf(const Versions& versions) {
    std::string out;
    putNumber(out, versions.places_.size());
    for (const auto& place : versions.places_) {
      putNumber(out, place.revision);
      putText(out, place.key);
    }
    return out;
  }

  static bool readKeys(Reader in, Versions& versions) {
    for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
      std::string key = in.text();
      const bool inOrder = versions.keys_.empty() || versions.keys_.rbegin()->first < key;
      Versions::History history;
      for (std::uint64_t left = in.number(); left > 0 && in.ok; --left) {
        if (!readVersion(in, key, history, versions)) return false;
      }
      if (!inOrder || history.empty()) return false;
      versions.keys_.emplace_hint(versions.keys_.end(), std::move(key), std::move(history));
    }
    return isAtEnd(in);
  }

  static bool readOrder(Reader in, Revision compacted, Revision last, Versions& versions) {
    Revision before = compacted;
    for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
      Versions::Place place{in.number(), in.text()};
      const auto found = versions.keys_.find(place.key);
      if (place.revision < before || place.revision <= compacted || place.revision > last) {
        return false;
      }
      if (found == versions.keys_.end()) return false;
      const auto* version = Versions::seenAt(found->second, place.revision);
      if (!version || version->revision != place.revision) return false;
      before = place.revision;
      versions.places_.push_back(std::move(place));
    }
    return isAtEnd(in);
  }

  /// Of each key that is there and has a lease: the lease knows it.
  static bool attach(const Versions& versions, std::map<LeaseId, Lease>& leases) {
    for (const auto& [key, history] : versions.keys_) {
      const auto& now = history.back();
      if (now.version == 0 || now.lease == 0) continue;
      const auto lease = leases.find(now.lease);
      if (lease == leases.end()) return false;
      lease->second.keys.insert(key);
    }
    return true;
  }

 private:
  static bool readVersion(Reader& in, const std::string& key, Versions::History& history,
                          Versions& versions) {
    Versions::Version version;
    version.revision = in.number();
    version.createRevision = in.number();
    version.version = in.number();
    version.lease = signedNumber(in);
    version.value = in.text();
    const bool rising = history.empty() || history.back().revision < version.revision;
    if (!in.ok || !rising) return false;
    versions.bytes_ += Versions::bytesOf(key, version);
    history.push_back(std::move(version));
    return true;
  }
};

std::string Keyspace::encodeState() const {
  std::string revisions;
  putNumber(revisions, revision_);
  putNumber(revisions, compacted_);
  std::string leases;
  putNumber(leases, leases_.size());
  for (const auto& [id, lease] : leases_) {
    putSigned(leases, id);
    putSigned(leases, lease.seconds);
    putNumber(leases, lease.renewals);
  }
  std::string alarms;
  putNumber(alarms, alarms_.size());
  for (const std::uint64_t member : alarms_) putNumber(alarms, member);
  Sections sections;
  sections.put(Part::Revisions, revisions);
  sections.put(Part::Keys, VersionBytes::keysOf(versions_));
  sections.put(Part::Order, VersionBytes::orderOf(versions_));
  sections.put(Part::Leases, leases);
  sections.put(Part::Alarms, alarms);
  return sections.sealed(kSpaceSeal);
}

std::variant<Keyspace, std::string> Keyspace::restore(std::string_view bytes) {
  auto opened = unsealed(kSpaceSeal, bytes);
  if (auto* why = std::get_if<std::string>(&opened)) return std::move(*why);
  Reader in = std::get<Reader>(opened);
  Keyspace space;
  if (!space.readFrom(in.rest)) return unsound(kSpaceSeal);
  return space;
}

bool Keyspace::readFrom(std::string_view sections) {
  Reader in{sections};
  const std::string revisions = section(in, Part::Revisions);
  const std::string keys = section(in, Part::Keys);
  const std::string order = section(in, Part::Order);
  const std::string leases = section(in, Part::Leases);
  const std::string alarms = section(in, Part::Alarms);
  if (!isAtEnd(in)) return false;
  Reader revisionsIn{revisions};
  revision_ = revisionsIn.number();
  compacted_ = revisionsIn.number();
  Reader leasesIn{leases};
  for (std::uint64_t count = leasesIn.number(); count > 0 && leasesIn.ok; --count) {
    const LeaseId id = signedNumber(leasesIn);
    const bool inOrder = leases_.empty() || leases_.rbegin()->first < id;
    if (!inOrder) return false;
    Lease lease;
    lease.seconds = signedNumber(leasesIn);
    lease.renewals = leasesIn.number();
    leases_.emplace_hint(leases_.end(), id, std::move(lease));
  }
  Reader alarmsIn{alarms};
  for (std::uint64_t count = alarmsIn.number(); count > 0 && alarmsIn.ok; --count) {
    if (!alarms_.insert(alarmsIn.number()).second) return false;
  }
  const bool sound = isAtEnd(revisionsIn) && isAtEnd(leasesIn) && isAtEnd(alarmsIn) &&
                     compacted_ <= revision_ && revision_ >= kFirst;
  return sound && VersionBytes::readKeys(Reader{keys}, versions_) &&
         VersionBytes::readOrder(Reader{order}, compacted_, revision_, versions_) &&
         VersionBytes::attach(versions_, leases_);
}

}  // namespace kv
