#include "app/cli/snapshot_work.h"

#include <array>
#include <cstdio>
#include <ostream>

#include "app/cli/run_file.h"
#include "app/cli/whole_file.h"
#include "engine/etcd/snapshot_check.h"
#include "engine/etcd/snapshot_client.h"
#include "engine/etcd/store_hash.h"
#include "engine/kv/new_store.h"
#include "engine/net/folder.h"
#include "engine/net/new_data.h"

namespace cli {
namespace {

struct Status {
  std::uint32_t hash{0};
  kv::Revision revision{0};
  std::uint64_t keys{0};
  std::uint64_t size{0};  ///< bytes of the file
};

Status statusOf(const kv::Keyspace& space, std::uint64_t size) {
  Status status{etcd::hashOf(space, space.revision()), space.revision(), 0, size};
  space.versions().in(kv::KeyRange::all(), space.revision(), 0, status.keys);
  return status;
}

/// In powers of 1000, as etcdctl writes sizes.
std::string sizeText(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits{"B", "kB", "MB", "GB", "TB"};
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; amount >= 1000 && unit + 1 < kUnits.size(); ++unit) amount /= 1000;
  std::array<char, 32> text{};
  const char* form = unit > 0 && amount < 10 ? "%.1f %s" : "%.0f %s";
  std::snprintf(text.data(), text.size(), form, amount, kUnits[unit]);
  return text.data();
}

std::string hexOf(std::uint32_t hash) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%x", hash);
  return text.data();
}

void writeTable(const Status& status, std::ostream& out) {
  std::array<char, 128> row{};
  std::snprintf(row.data(), row.size(), "%-10s%-12s%-14s%s\n", "HASH", "REVISION", "TOTAL KEYS",
                "TOTAL SIZE");
  out << row.data();
  std::snprintf(row.data(), row.size(), "%-10s%-12s%-14s%s\n", hexOf(status.hash).c_str(),
                std::to_string(status.revision).c_str(), std::to_string(status.keys).c_str(),
                sizeText(status.size).c_str());
  out << row.data();
}

void writeJson(const Status& status, std::ostream& out) {
  out << R"({"hash":)" << status.hash << R"(,"revision":)" << status.revision << R"(,"totalKey":)"
      << status.keys << R"(,"totalSize":)" << status.size << "}\n";
}

int save(const SnapshotRequest& request, std::ostream& out, std::ostream& err) {
  const auto fetched = etcd::fetchSnapshot(request.endpoint);
  if (const auto* none = std::get_if<etcd::NotFetched>(&fetched)) {
    err << none->why << " Nothing was saved.\n";
    return kBadInput;
  }
  const std::string& bytes = std::get<etcd::FetchedSnapshot>(fetched).file;
  const auto store = etcd::checkedStore(bytes);
  if (const auto* why = std::get_if<std::string>(&store)) {
    err << "What " << request.endpoint << " sent is no good snapshot. " << *why
        << " Nothing was saved.\n";
    return kNotHeld;
  }
  if (const std::string why = writeWhole(request.file, bytes); !why.empty()) {
    err << why << " Nothing was saved.\n";
    return kBadInput;
  }
  const Status status = statusOf(std::get<kv::Keyspace>(store), bytes.size());
  out << "Saved " << request.file << ": revision " << status.revision << ", keys " << status.keys
      << ", size " << sizeText(status.size) << ".\n";
  return kAllHeld;
}

int showStatus(const SnapshotRequest& request, const Status& status, std::ostream& out) {
  switch (request.form) {
    case StatusForm::Table:
      writeTable(status, out);
      break;
    case StatusForm::Json:
      writeJson(status, out);
      break;
  }
  return kAllHeld;
}

int restore(const SnapshotRequest& request, const kv::Keyspace& space, std::ostream& out,
            std::ostream& err) {
  const raft::Payload state(kv::newStateOf(space));
  const std::string why =
      net::writeNewData(request.dataDir, request.members, request.spares, state);
  if (!why.empty()) {
    err << why << " Nothing was restored.\n";
    return kBadInput;
  }
  out << "Restored revision " << space.revision() << " for " << request.members << " member"
      << (request.members == 1 ? "" : "s") << " in " << request.dataDir << ".\n"
      << "flotilla-cli serve --members " << request.members;
  if (request.spares > 0) out << " --spares " << request.spares;
  out << " --data-dir '" << request.dataDir << "'\n";
  return kAllHeld;
}

}  // namespace

int snapshotWork(const SnapshotRequest& request, std::ostream& out, std::ostream& err) {
  if (request.verb == SnapshotVerb::Save) return save(request, out, err);
  const wal::ReadResult read = net::readFile(request.file);
  if (!read.failure.empty()) {
    err << read.failure << ".\n";
    return kBadInput;
  }
  const auto store = etcd::checkedStore(read.bytes);
  if (const auto* why = std::get_if<std::string>(&store)) {
    err << request.file << " is not usable. " << *why << '\n';
    return kNotHeld;
  }
  const auto& space = std::get<kv::Keyspace>(store);
  if (request.verb == SnapshotVerb::Restore) return restore(request, space, out, err);
  return showStatus(request, statusOf(space, read.bytes.size()), out);
}

}  // namespace cli
