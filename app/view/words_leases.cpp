#include "app/view/words_leases.h"

#include "app/view/words.h"
#include "engine/kv/key_range.h"
#include "engine/kv/lease_name.h"

namespace view {

QString leaseText(kv::LeaseId lease) { return QString::fromStdString(kv::leaseName(lease)); }

QString keysText(const std::string& key, const std::string& end) {
  const kv::KeyRange range{key, end};
  const QString name = dataText(key);
  if (range.isOne()) return name;
  if (range == kv::KeyRange::all()) return Say::tr("all keys");
  if (range == kv::KeyRange::prefix(key)) return name + QStringLiteral("...");
  return range.isOpen() ? Say::tr("the keys from %1 on").arg(name)
                        : Say::tr("the keys from %1 to %2").arg(name, dataText(end));
}

QString changesText(const std::string& first, std::uint64_t changes) {
  const QString name = dataText(first);
  return changes > 1 ? Say::tr("%1 and %2 more").arg(name, QString::number(changes - 1)) : name;
}

QString endText(const trace::WatchCancelled& over) {
  switch (over.why) {
    case trace::WatchEnd::Asked:
      return Say::tr("the client asked for it");
    case trace::WatchEnd::Compacted:
      return Say::tr("what it waits for is compacted away up to revision %1").arg(over.compacted);
    case trace::WatchEnd::Stopped:
      break;
  }
  return Say::tr("its server stopped");
}

}  // namespace view
