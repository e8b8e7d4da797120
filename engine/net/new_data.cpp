#include "engine/net/new_data.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "engine/net/data_dir.h"
#include "engine/wal/log.h"

namespace net {

namespace fs = std::filesystem;

namespace {

/// A directory under a name that nobody has, removed with all in it unless it gets its own name.
class Unnamed {
 public:
  explicit Unnamed(const fs::path& name) : name_(name) {
    std::string pattern = name.string() + ".new-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) {
      why_ = name.string() + " cannot be made: " + std::strerror(errno) + ".";
      return;
    }
    path_ = pattern;
  }
  ~Unnamed() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Unnamed(const Unnamed&) = delete;
  Unnamed& operator=(const Unnamed&) = delete;

  const fs::path& path() const { return path_; }
  const std::string& why() const { return why_; }

  // An empty directory of that name gives way, one with anything in it does not.
  std::string giveName() {
    if (::rename(path_.c_str(), name_.c_str()) != 0) {
      return name_.string() + " cannot be made: " + std::strerror(errno) + ".";
    }
    path_.clear();
    const wal::Failure why = syncPath(name_.parent_path());
    if (why.empty()) return {};
    std::error_code ignored;
    fs::remove_all(name_, ignored);
    return why + ".";
  }

 private:
  fs::path name_;
  fs::path path_;
  std::string why_;
};

std::string whyNotHere(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  if (!fs::is_directory(path, error)) {
    return path.string() + " is a file: choose a folder that is empty or does not exist.";
  }
  const bool empty = fs::is_empty(path, error);
  if (error) return path.string() + " cannot be read: " + error.message() + ".";
  if (empty) return {};
  return path.string() +
         " is not empty: choose a folder that is empty or does not exist, so "
         "that nothing is overwritten.";
}

// As if one election and one entry had been: the snapshot stands at index 1 of term 1.
wal::Failure writeMember(const fs::path& folder, raft::ServerId id, std::uint32_t voters,
                         const raft::Payload& state) {
  Folder files(folder);
  auto opened = wal::Log::open(files, {.salt = id.value});
  if (auto* refused = std::get_if<wal::Refused>(&opened)) return refused->why;
  wal::Log log = std::move(std::get<wal::Log::Opened>(opened).log);
  raft::Snapshot snapshot{raft::Index{1}, raft::Term{1}, {}, state};
  for (std::uint64_t v = 1; v <= voters; ++v) {
    snapshot.configuration.voters.insert(raft::ServerId{v});
  }
  raft::Persist all;
  all.hardState = {raft::Term{1}, raft::ServerId{}, raft::Index{1}};
  all.snapshot = std::move(snapshot);
  if (wal::Failure why = log.append(files, all); !why.empty()) return why;
  return log.sync(files);
}

}  // namespace

std::string writeNewData(const fs::path& path, std::uint32_t voters, std::uint32_t spares,
                         const raft::Payload& state) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  const fs::path name = whole.has_filename() ? whole : whole.parent_path();
  if (error) return path.string() + " is no place for data: " + error.message() + ".";
  if (std::string why = whyNotHere(name); !why.empty()) return why;
  fs::create_directories(name.parent_path(), error);
  if (error) return name.parent_path().string() + " cannot be made: " + error.message() + ".";
  Unnamed made(name);
  if (!made.why().empty()) return made.why();
  std::string why;
  const auto dir = DataDir::claim(made.path(), voters + spares, why);
  for (std::uint64_t v = 1; dir && why.empty() && v <= voters; ++v) {
    const raft::ServerId id{v};
    why = writeMember(dir->folderOf(id), id, voters, state);
  }
  return why.empty() ? made.giveName() : why + ".";
}

}  // namespace net
