#include "engine/net/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>

#include "engine/net/folder.h"

namespace net {

std::shared_ptr<const MappedFile> MappedFile::of(int descriptor, std::size_t size) {
  if (size == 0) return nullptr;
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  if (at == MAP_FAILED) return nullptr;
  return std::shared_ptr<const MappedFile>(new MappedFile(at, size));
}

MappedFile::~MappedFile() { ::munmap(at_, size_); }

// A kernel that does not know the question (before Linux 5.14) has no objection.
bool MappedFile::readable() const {
  return ::madvise(at_, size_, MADV_POPULATE_READ) == 0 || errno == EINVAL;
}

void MappedFile::letGo() const { ::madvise(at_, size_, MADV_DONTNEED); }

// Where it cannot be mapped, or not be looked at, it is read, and why that fails is told.
wal::KeptResult Folder::keep(const std::string& name) const {
  const Descriptor file(::open((path_ / name).c_str(), O_RDONLY | O_CLOEXEC));
  struct stat found {};
  const bool known = file.number() >= 0 && ::fstat(file.number(), &found) == 0;
  const auto size = static_cast<std::size_t>(known ? found.st_size : 0);
  auto mapped = MappedFile::of(file.number(), size);
  if (!mapped || !mapped->readable()) return Files::keep(name);
  kept_ = mapped;
  const std::string_view bytes = mapped->bytes();
  return {raft::StateBytes(std::move(mapped), bytes), {}};
}

void Folder::letGo() const {
  if (const auto kept = kept_.lock()) kept->letGo();
}

}  // namespace net
