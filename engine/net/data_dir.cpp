#include "engine/net/data_dir.h"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace net {

namespace fs = std::filesystem;

namespace {

constexpr int kVersion = 1;
constexpr const char* kNote = "flotilla-data";
constexpr const char* kNoteName = "cluster";

/// "" or why the note of an existing directory forbids its use.
std::string readNote(const fs::path& file, std::uint32_t servers) {
  std::ifstream in(file);
  std::string magic;
  int version = 0;
  std::uint32_t found = 0;
  if (!(in >> magic >> version >> found) || magic != kNote) {
    return file.string() +
           " is not readable: this is not the data of a Flotilla cluster, or it is "
           "damaged; choose another directory, or restore this one";
  }
  if (version > kVersion) {
    return file.string() + " was written by a newer version of Flotilla (format " +
           std::to_string(version) + ", this one knows " + std::to_string(kVersion) +
           "): use that version, or choose another directory";
  }
  if (found != servers) {
    return file.string() + " belongs to a cluster of " + std::to_string(found) + " servers, and " +
           std::to_string(servers) + " are asked for: choose another directory, or ask for " +
           std::to_string(found);
  }
  return {};
}

std::string notWritable(const fs::path& what, int error) {
  return what.string() + " cannot be written: " + std::strerror(error) +
         "; make the directory writable, or choose another one";
}

std::string makeDurable(const fs::path& path) {
  std::string why = syncPath(path);
  if (!why.empty()) why += "; make the directory writable, or choose another one";
  return why;
}

// Under another name first, so that there is never half a file.
std::string writeSmall(const fs::path& file, const std::string& half, const std::string& text) {
  std::ofstream out(half);
  out << text << '\n';
  out.close();
  if (!out) return notWritable(file, errno);
  if (std::string why = makeDurable(half); !why.empty()) return why;
  if (::rename(half.c_str(), file.c_str()) != 0) return notWritable(file, errno);
  return makeDurable(file.parent_path());
}

std::string writeNote(const fs::path& file, std::uint32_t servers, const std::string& part) {
  const std::string text =
      std::string(kNote) + ' ' + std::to_string(kVersion) + ' ' + std::to_string(servers);
  return writeSmall(file, file.string() + ".new" + part, text);
}

std::string nameOf(raft::ServerId member) { return "S" + std::to_string(member.value); }

bool holdsLogs(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder, error) && !fs::is_empty(folder, error);
}

std::uint64_t wallSeconds() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

}  // namespace

std::optional<DataDir> DataDir::claim(fs::path path, std::uint32_t servers, std::string& why) {
  DataDir dir;
  std::error_code error;
  if (path.empty()) {
    std::string pattern = (fs::temp_directory_path(error) / "flotilla-XXXXXX").string();
    if (error || ::mkdtemp(pattern.data()) == nullptr) {
      why = "no temporary directory can be made for the cluster's logs: " +
            std::string(std::strerror(errno)) + "; set TMPDIR to a writable place";
      return std::nullopt;
    }
    path = dir.removeAtEnd_ = pattern;
  }
  why = dir.use(path);
  if (why.empty()) why = dir.lock("lock", Claim::Alone);
  const fs::path note = path / kNoteName;
  const bool known = fs::exists(note, error) || fs::exists(dir.folderOf(raft::ServerId{1}), error);
  if (why.empty()) why = known ? readNote(note, servers) : writeNote(note, servers, "");
  if (why.empty()) why = dir.makeFolders(servers);
  if (why.empty()) why = dir.beginEpoch("epoch");
  if (!why.empty()) return std::nullopt;
  return dir;
}

std::optional<DataDir> DataDir::claimMember(const fs::path& path, std::uint32_t servers,
                                            raft::ServerId member, std::string& why) {
  const std::string name = nameOf(member);
  DataDir dir;
  why = dir.use(path);
  if (why.empty()) why = dir.lock("lock", Claim::WithOthers);
  if (why.empty()) why = dir.lock(name + ".lock", Claim::Alone);
  if (why.empty()) why = dir.prepareFor(member, servers);
  if (why.empty()) why = dir.beginEpoch(name + ".epoch");
  if (!why.empty()) return std::nullopt;
  return dir;
}

// The folders stand before the note does, and nobody writes a log before there is a note: where
// there is one, a folder that is missing was taken away.
std::string DataDir::prepareFor(raft::ServerId member, std::uint32_t servers) const {
  std::error_code error;
  const fs::path file = path_ / kNoteName;
  const bool fresh = !fs::exists(file, error) && !holdsLogs(folderOf(raft::ServerId{1}));
  if (fresh) {
    std::string why = makeFolders(servers);
    return why.empty() ? writeNote(file, servers, '.' + nameOf(member)) : why;
  }
  if (std::string why = readNote(file, servers); !why.empty()) return why;
  if (fs::is_directory(folderOf(member), error)) return {};
  return "the data of " + nameOf(member) + " are not in " + path_.string() +
         " any more: a member that has forgotten how it voted does not start. If the others are a "
         "majority, remove it with 'etcdctl member remove', and add a new one";
}

std::string DataDir::use(const fs::path& path) {
  path_ = path;
  std::error_code error;
  fs::create_directories(path, error);
  if (!error) return {};
  return "the data directory " + path.string() + " cannot be used: " + error.message() +
         "; make it writable, or choose another one";
}

std::string DataDir::lock(const std::string& name, Claim claim) {
  const std::string file = (path_ / name).string();
  const int number = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (number < 0) {
    return "the data directory " + path_.string() + " cannot be used: " + std::strerror(errno) +
           "; make it writable, or choose another one";
  }
  locks_.push_back(std::make_unique<const Descriptor>(number));
  if (::flock(number, (claim == Claim::Alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return {};
  return "the data directory " + path_.string() +
         " is in use by another Flotilla: stop that one, or choose another directory";
}

std::string DataDir::makeFolders(std::uint32_t servers) const {
  std::error_code error;
  for (std::uint64_t s = 1; s <= servers; ++s) {
    const fs::path folder = folderOf(raft::ServerId{s});
    fs::create_directories(folder, error);
    if (!error) fs::directory_iterator(folder, error);
    if (error) {
      return "the data directory " + folder.string() + " cannot be used: " + error.message();
    }
  }
  return makeDurable(path_);
}

// Not the time alone: two starts may lie within a second, and clocks are set back.
std::string DataDir::beginEpoch(const std::string& name) {
  const fs::path file = path_ / name;
  epoch_ = wallSeconds();
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path_, ignored)) {
    std::uint64_t last = 0;
    const bool tells = entry.path().filename().string().ends_with("epoch");
    if (tells && std::ifstream(entry.path()) >> last) epoch_ = std::max(epoch_, last + 1);
  }
  return writeSmall(file, file.string() + ".new", std::to_string(epoch_));
}

DataDir::~DataDir() {
  locks_.clear();
  std::error_code ignored;
  if (!removeAtEnd_.empty()) fs::remove_all(removeAtEnd_, ignored);
}

fs::path DataDir::folderOf(raft::ServerId server) const { return path_ / nameOf(server); }

}  // namespace net
