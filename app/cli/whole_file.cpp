#include "app/cli/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "engine/net/folder.h"

namespace cli {
namespace {

std::string cannot(const std::string& what, const std::string& file) {
  const int number = errno;
  return file + " cannot be " + what + ": " + std::strerror(number) + ".";
}

bool writeAll(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(number, bytes.data(), bytes.size());
    if (done < 0 && errno != EINTR) return false;
    if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return ::fsync(number) == 0;
}

std::string syncFolderOf(const std::string& file) {
  const auto folder = std::filesystem::path(file).parent_path();
  const wal::Failure why = net::syncPath(folder.empty() ? "." : folder);
  return why.empty() ? std::string() : why + ".";
}

}  // namespace

std::string writeWhole(const std::string& file, std::string_view bytes) {
  std::string half = file + ".part-XXXXXX";
  const int number = ::mkostemp(half.data(), O_CLOEXEC);
  if (number < 0) return cannot("written", file);
  const net::Descriptor closing(number);
  const bool written = writeAll(number, bytes) && ::rename(half.c_str(), file.c_str()) == 0;
  if (written) return syncFolderOf(file);
  std::string why = cannot("written", file);
  ::unlink(half.c_str());
  return why;
}

}  // namespace cli
