#include "engine/net/folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace net {

namespace {

constexpr std::uint64_t kZeros = 1 << 20;  ///< bytes written or read at once
constexpr auto kSpareName = "spare";

wal::Failure cannotBe(const std::string& what, const std::filesystem::path& path) {
  const int number = errno;
  return path.string() + " cannot be " + what + ": " + std::strerror(number);
}

/// Gently: what others sync meanwhile waits for a small part at most.
enum class Pace : std::uint8_t { Fast, Gentle };

/// Zeros from the beginning to `size`. False: errno says why not.
bool fill(int number, std::uint64_t size, Pace pace) {
  const std::uint64_t part = pace == Pace::Fast ? kZeros : kZeros / 4;
  const std::string zeros(std::min(size, part), '\0');
  for (std::uint64_t at = 0; at < size; at += zeros.size()) {
    const std::string_view next = std::string_view(zeros).substr(0, size - at);
    if (!writeAll(number, next, at)) return false;
    if (pace == Pace::Gentle && !writtenBack(number, at, next.size())) return false;
  }
  return true;
}

}  // namespace

Descriptor::~Descriptor() { ::close(number_); }

bool writeAll(int number, std::string_view bytes, std::uint64_t at) {
  while (!bytes.empty()) {
    const ssize_t done = ::pwrite(number, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
    at += static_cast<std::uint64_t>(done);
  }
  return true;
}

// An error that is told here fsync does not tell again. Some systems that stand for Linux lack it.
bool writtenBack(int number, std::uint64_t from, std::uint64_t size) {
  constexpr unsigned kNow =
      SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
  return ::sync_file_range(number, static_cast<off_t>(from), static_cast<off_t>(size), kNow) == 0 ||
         errno == ENOSYS;
}

wal::ReadResult readFile(const std::filesystem::path& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return {{}, cannotBe("read", path)};
  const Descriptor closing(number);
  std::string bytes;
  std::string part(kZeros, '\0');
  while (true) {
    const ssize_t count = ::read(number, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {{}, cannotBe("read", path)};
    if (count == 0) return {std::move(bytes), {}};
    bytes.append(part, 0, static_cast<std::size_t>(count));
  }
}

wal::Failure syncPath(const std::filesystem::path& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return cannotBe("made durable", path);
  const Descriptor closing(number);
  return ::fsync(number) == 0 ? wal::Failure() : cannotBe("made durable", path);
}

wal::Failure Folder::failure(const std::string& what, const std::string& name) const {
  return cannotBe(what, path_ / name);
}

std::vector<std::string> Folder::list() const {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(path_, ignored)) {
    if (entry.is_regular_file(ignored)) names.push_back(entry.path().filename().string());
  }
  return names;
}

wal::Failure Folder::open(const std::string& name, Open*& out) {
  auto found = open_.find(name);
  if (found == open_.end()) {
    const int number = ::open((path_ / name).c_str(), O_RDWR | O_CLOEXEC);
    if (number < 0) return failure("opened", name);
    found = open_.emplace(name, Open{std::make_shared<const Descriptor>(number)}).first;
  }
  out = &found->second;
  return {};
}

wal::Failure Folder::create(const std::string& name, std::uint64_t size) {
  Open opened{renameSpare(name, size)};
  opened.everSynced = false;
  if (opened.file) {
    open_[name] = opened;
    return {};
  }
  const int number = ::open((path_ / name).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (number < 0) return failure("created", name);
  opened.file = std::make_shared<const Descriptor>(number);
  open_[name] = opened;

  // Zeros are written, not only reserved: a full disk shows here, and fdatasync has neither sizes
  // nor unwritten blocks to record later.
  if (!fill(number, size, Pace::Fast)) return failure("made that large", name);
  return {};
}

void Folder::expect(std::uint64_t size) {
  if (spareUnderWay_ || (spare_ && spare_->size == size)) return;
  spare_ = Spare{path_ / kSpareName, size};
}

std::optional<Folder::Spare> Folder::wantedSpare() {
  if (spareUnderWay_ || !spare_ || spare_->file) return std::nullopt;
  spareUnderWay_ = true;
  return std::exchange(spare_, std::nullopt);
}

Folder::Spare Folder::makeSpare(Spare wanted) {
  const int flags = O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC;
  const int number = ::open(wanted.path.c_str(), flags, 0644);
  if (number < 0) return wanted;
  auto file = std::make_shared<const Descriptor>(number);
  if (fill(number, wanted.size, Pace::Gentle) && ::fsync(number) == 0) {
    wanted.file = std::move(file);
  } else {
    ::unlink(wanted.path.c_str());  // it may be what fills the disk
  }
  return wanted;
}

void Folder::keepSpare(Spare made) {
  spareUnderWay_ = false;
  if (made.file) spare_ = std::move(made);
}

// Somebody may have taken the file away: then one is made as if there had been no spare.
std::shared_ptr<const Descriptor> Folder::renameSpare(const std::string& name, std::uint64_t size) {
  if (!spare_ || !spare_->file || spare_->size != size) return nullptr;
  const Spare spare = *std::exchange(spare_, std::nullopt);
  const std::filesystem::path to = path_ / name;
  const int failed =
      ::renameat2(AT_FDCWD, spare.path.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  return failed == 0 ? spare.file : nullptr;
}

wal::Failure Folder::remove(const std::string& name) {
  open_.erase(name);
  if (::unlink((path_ / name).c_str()) != 0) return failure("removed", name);
  return syncFolder();
}

wal::ReadResult Folder::read(const std::string& name) const { return readFile(path_ / name); }

wal::Failure Folder::write(const std::string& name, std::uint64_t offset, std::string_view bytes) {
  Open* file = nullptr;
  if (wal::Failure why = open(name, file); !why.empty()) return why;
  if (offset != file->writtenTo) {
    if (wal::Failure why = flush(name, *file); !why.empty()) return why;
    if (file->writtenTo == file->syncedTo) file->syncedTo = offset;
    file->writtenTo = offset;
  }
  file->gathered.append(bytes);
  file->writtenTo += bytes.size();
  return {};
}

wal::Failure Folder::flush(const std::string& name, Open& file) const {
  const std::uint64_t from = file.writtenTo - file.gathered.size();
  if (!writeAll(file.file->number(), file.gathered, from)) return failure("written", name);
  file.gathered.clear();
  return {};
}

wal::Failure Folder::sync(const std::string& name) {
  Open* file = nullptr;
  if (wal::Failure why = open(name, file); !why.empty()) return why;
  if (wal::Failure why = flush(name, *file); !why.empty()) return why;
  if (::fsync(file->file->number()) != 0) return failure("synced", name);
  if (wal::Failure why = syncFolder(); !why.empty()) return why;
  file->syncedTo = file->writtenTo;
  file->everSynced = true;
  return {};
}

wal::Failure Folder::syncFolder() const { return syncPath(path_); }

Folder::Unsynced Folder::unsynced(const std::string& name) {
  Open* file = nullptr;
  if (wal::Failure why = open(name, file); !why.empty()) return {name, nullptr, 0, why};
  wal::Failure why = flush(name, *file);
  return {name, file->file, file->writtenTo, std::move(why)};
}

void Folder::markSynced(const Unsynced& synced) {
  const auto found = open_.find(synced.name);
  if (found == open_.end() || found->second.file != synced.file) return;
  found->second.syncedTo = std::max(found->second.syncedTo, synced.writtenTo);
}

// Whatever fails, nothing is remembered of what was open, and the other files are seen to.
wal::Failure Folder::crash(std::uint8_t share) {
  wal::Failure first;
  auto open = std::exchange(open_, {});
  for (auto& [name, file] : open) {
    wal::Failure why = file.everSynced ? cut(name, file, share) : wal::Failure();
    if (!file.everSynced && ::unlink((path_ / name).c_str()) != 0) why = failure("removed", name);
    if (first.empty()) first = std::move(why);
  }
  return first;
}

// What the kernel does not take is lost with the rest.
wal::Failure Folder::cut(const std::string& name, Open& file, std::uint8_t share) const {
  if (file.writtenTo <= file.syncedTo) return {};
  const std::uint64_t unsynced = file.writtenTo - file.syncedTo;
  const std::uint64_t kept = flush(name, file).empty() ? unsynced * share / 256 : 0;
  const std::string zeros(unsynced - kept, '\0');
  const bool done = writeAll(file.file->number(), zeros, file.syncedTo + kept);
  return done ? wal::Failure() : failure("cut", name);
}

}  // namespace net
