// The bytes of a keyspace: sealed sections (sealed.h) under "FKSP", version 1:
//   1: the revision, the compacted revision; with leases, how often the time of one began
//   2: keys, in order: count, then key, count of versions, and for each version
//      revision, create revision, version (0: deleted), lease, value
//   3: the order of changes from the compacted revision on: count, then revision and key
//   4: leases, by id: count, then id, seconds, begun; their keys follow from section 2
//   5: raised alarms: count, then members
//   6: if there are any, peer addresses of members: count, then member, count of addresses,
//   addresses
#include <algorithm>

#include "engine/kv/keyspace.h"
#include "engine/kv/sealed.h"

namespace kv {
namespace {

constexpr Seal kSpaceSeal{"FKSP", 1, "a keyspace"};
enum class Part : std::uint8_t { Revisions = 1, Keys, Order, Leases, Alarms, PeerUrls };

void putSigned(std::string& out, std::int64_t n) { putNumber(out, static_cast<std::uint64_t>(n)); }
std::int64_t signedNumber(Reader& in) { return static_cast<std::int64_t>(in.number()); }
bool isAtEnd(const Reader& in) { return in.ok && in.rest.empty(); }

using PeerUrls = std::map<std::uint64_t, std::vector<std::string>>;

void putPeerUrls(std::string& out, const PeerUrls& all) {
  putNumber(out, all.size());
  for (const auto& [member, urls] : all) {
    putNumber(out, member);
    putNumber(out, urls.size());
    for (const std::string& url : urls) putText(out, url);
  }
}

bool readPeerUrls(Reader in, PeerUrls& all) {
  for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
    const std::uint64_t member = in.number();
    if (!all.empty() && all.rbegin()->first >= member) return false;
    auto& urls = all[member];
    for (std::uint64_t left = in.number(); left > 0 && in.ok; --left) urls.push_back(in.text());
  }
  return isAtEnd(in);
}

}  // namespace

class VersionBytes {
 public:
  static void putKeys(std::string& out, const Versions& versions) {
    putNumber(out, versions.keys_.size());
    for (const auto& [key, history] : versions.keys_) {
      putText(out, key.view());
      putNumber(out, history.older.size() + 1);
      for (const auto& [revision, older] : history.older) putVersion(out, older);
      putVersion(out, history.newest);
    }
  }

  static void putOrder(std::string& out, const Versions& versions) {
    putNumber(out, versions.places_.size());
    for (const auto& [place, key] : versions.places_) {
      putNumber(out, place.revision);
      putText(out, key.view());
    }
  }

  static bool readKeys(Reader in, Versions& versions) {
    for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
      const Text key(in.text());
      const auto* last = versions.keys_.last();
      const bool inOrder = last == nullptr || last->key < key;
      if (!inOrder || !readHistory(in, key, versions)) return false;
    }
    return isAtEnd(in);
  }

  static bool readOrder(Reader in, Revision compacted, Revision last, Versions& versions) {
    Revision before = 0;
    std::uint64_t number = 0;
    for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
      const Revision revision = in.number();
      const auto* kept = versions.keys_.find(in.view());
      if (revision < before || revision < compacted || revision > last) return false;
      if (kept == nullptr) return false;
      const auto* version = Versions::seenAt(kept->value, revision);
      if (!version || version->revision != revision) return false;
      number = revision == before ? number + 1 : 0;
      before = revision;
      versions.places_.edit({revision, number}) = kept->key;
    }
    return isAtEnd(in);
  }

  /// Of each key that is there and has a lease: the lease knows it.
  static bool attach(const Versions& versions, SharedMap<LeaseId, Lease>& leases) {
    for (const auto& [key, history] : versions.keys_) {
      const auto& now = history.newest;
      if (now.version == 0 || now.lease == 0) continue;
      if (!leases.contains(now.lease)) return false;
      leases.edit(now.lease).keys.edit(key);
    }
    return true;
  }

 private:
  static void putVersion(std::string& out, const Versions::Version& version) {
    putNumber(out, version.revision);
    putNumber(out, version.createRevision);
    putNumber(out, version.version);
    putSigned(out, version.lease);
    putText(out, version.value.view());
  }

  static bool readHistory(Reader& in, const Text& key, Versions& versions) {
    Versions::History history;
    for (std::uint64_t left = in.number(); left > 0 && in.ok; --left) {
      Versions::Version version;
      version.revision = in.number();
      version.createRevision = in.number();
      version.version = in.number();
      version.lease = signedNumber(in);
      version.value = Text(in.text());
      Versions::Version& newest = history.newest;
      if (!in.ok || version.revision <= newest.revision) return false;
      versions.bytes_ += Versions::bytesOf(key, version);
      if (newest.revision != 0) history.older.edit(newest.revision) = std::move(newest);
      newest = std::move(version);
    }
    if (history.newest.revision == 0) return false;
    versions.keys_.edit(key) = std::move(history);
    return true;
  }
};

std::string Keyspace::encodeState() const {
  std::string out = unsealedHead(kSpaceSeal);
  encodeSections(out);
  sealUp(kSpaceSeal, out);
  return out;
}

void Keyspace::encodeSections(std::string& out) const {
  putSection(out, Part::Revisions, [this](std::string& to) {
    putNumber(to, revision_);
    putNumber(to, compacted_);
    if (begins_ > 0) putNumber(to, begins_);
  });
  putSection(out, Part::Keys, [this](std::string& to) { VersionBytes::putKeys(to, versions_); });
  putSection(out, Part::Order, [this](std::string& to) { VersionBytes::putOrder(to, versions_); });
  putSection(out, Part::Leases, [this](std::string& to) {
    putNumber(to, leases_.size());
    for (const auto& [id, lease] : leases_) {
      putSigned(to, id);
      putSigned(to, lease.seconds);
      putNumber(to, lease.begun);
    }
  });
  putSection(out, Part::Alarms, [this](std::string& to) {
    putNumber(to, alarms_.size());
    for (const std::uint64_t member : alarms_) putNumber(to, member);
  });
  if (peerUrls_.empty()) return;
  putSection(out, Part::PeerUrls, [this](std::string& to) { putPeerUrls(to, peerUrls_); });
}

std::variant<Keyspace, std::string> Keyspace::restore(std::string_view bytes) {
  auto opened = unsealed(kSpaceSeal, bytes);
  if (auto* why = std::get_if<std::string>(&opened)) return std::move(*why);
  Reader in = std::get<Reader>(opened);
  Keyspace space;
  if (!space.readSections(in.rest)) return unsound(kSpaceSeal);
  return space;
}

bool Keyspace::readSections(std::string_view sections) {
  Reader in{sections};
  const std::string_view revisions = section(in, Part::Revisions);
  const std::string_view keys = section(in, Part::Keys);
  const std::string_view order = section(in, Part::Order);
  const std::string_view leases = section(in, Part::Leases);
  const std::string_view alarms = section(in, Part::Alarms);
  if (in.ok && !in.rest.empty()) {
    const std::string_view peers = section(in, Part::PeerUrls);
    if (!readPeerUrls(Reader{peers}, peerUrls_) || peerUrls_.empty()) return false;
  }
  if (!isAtEnd(in)) return false;
  Reader revisionsIn{revisions};
  revision_ = revisionsIn.number();
  compacted_ = revisionsIn.number();
  if (!revisionsIn.rest.empty()) begins_ = revisionsIn.number();
  Reader leasesIn{leases};
  for (std::uint64_t count = leasesIn.number(); count > 0 && leasesIn.ok; --count) {
    const LeaseId id = signedNumber(leasesIn);
    const bool inOrder = leases_.empty() || leases_.last()->key < id;
    if (!inOrder) return false;
    Lease& lease = leases_.edit(id);
    lease.seconds = signedNumber(leasesIn);
    lease.begun = leasesIn.number();
    begins_ = std::max(begins_, lease.begun);
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
