#include "engine/net/data_dir.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace net {

namespace fs = std::filesystem;

namespace {

constexpr int kVersion = 1;
constexpr const char* kNote = "flotilla-data";

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
    return file.string() + " belongs to a cluster of " + std::to_string(found) +
           " servers, the scenario asks for " + std::to_string(servers) +
           ": choose another directory, or change the scenario's header";
  }
  return {};
}

std::string notWritable(const fs::path& what, int error) {
  return what.string() + " cannot be written: " + std::strerror(error) +
         "; make the directory writable, or choose another one";
}

/// A file's or directory's present content is durable when it returns "".
std::string syncPath(const fs::path& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return notWritable(path, errno);
  const Descriptor closing(number);
  return ::fsync(number) == 0 ? std::string() : notWritable(path, errno);
}

// Under another name first, so that there is never half a note.
std::string writeNote(const fs::path& file, std::uint32_t servers) {
  const fs::path half = file.string() + ".new";
  std::ofstream out(half);
  out << kNote << ' ' << kVersion << ' ' << servers << '\n';
  out.close();
  if (!out) return notWritable(file, errno);
  if (std::string why = syncPath(half); !why.empty()) return why;
  if (::rename(half.c_str(), file.c_str()) != 0) return notWritable(file, errno);
  return syncPath(file.parent_path());
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
  dir.path_ = path;
  fs::create_directories(path, error);
  const std::string lock = (path / "lock").string();
  const int number = error ? -1 : ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (number < 0) {
    why = "the data directory " + path.string() +
          " cannot be used: " + (error ? error.message() : std::strerror(errno)) +
          "; make it writable, or choose another one";
    return std::nullopt;
  }
  dir.lock_ = std::make_unique<const Descriptor>(number);
  if (::flock(number, LOCK_EX | LOCK_NB) != 0) {
    why = "the data directory " + path.string() +
          " is in use by another Flotilla: stop that one, or choose another directory";
    return std::nullopt;
  }
  const fs::path note = path / "cluster";
  const bool known = fs::exists(note, error) || fs::exists(dir.folderOf(raft::ServerId{1}), error);
  why = known ? readNote(note, servers) : writeNote(note, servers);
  for (std::uint64_t s = 1; s <= servers && why.empty(); ++s) {
    const fs::path folder = dir.folderOf(raft::ServerId{s});
    fs::create_directories(folder, error);
    if (!error) fs::directory_iterator(folder, error);
    if (error)
      why = "the data directory " + folder.string() + " cannot be used: " + error.message();
  }
  if (why.empty()) why = syncPath(path);
  if (!why.empty()) return std::nullopt;
  return dir;
}

DataDir::~DataDir() {
  lock_.reset();
  std::error_code ignored;
  if (!removeAtEnd_.empty()) fs::remove_all(removeAtEnd_, ignored);
}

fs::path DataDir::folderOf(raft::ServerId server) const {
  return path_ / ("S" + std::to_string(server.value));
}

}  // namespace net
