// Asks a member for a snapshot of its store, as any client of the API does.
// Thread rule: blocks the thread that calls it.
#pragma once

#include <string>
#include <variant>

namespace etcd {

/// The whole file, the checksum at its end; not checked yet.
struct FetchedSnapshot {
  std::string file;
};
/// Why there is none, as a sentence.
struct NotFetched {
  std::string why;
};

/// `endpoint` as HOST:PORT. Gives up when nothing came for half a minute.
std::variant<FetchedSnapshot, NotFetched> fetchSnapshot(const std::string& endpoint);

}  // namespace etcd
