// One server's folder of real files, as the log sees it. It remembers what was not synced, so that
// a crash of the (simulated) machine can take it away: the page cache survives a dead thread.
// Writes that follow each other go to the kernel together, when they are to be synced. A file that
// is expected is filled and made durable beforehand on another thread, and only renamed when it is
// created: filling it takes as long as some hundred fdatasyncs.
// Thread rule: the engine thread; only fdatasync of a Descriptor and makeSpare may run elsewhere.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "engine/wal/file.h"

namespace net {

class MappedFile;

/// An open file; closed with the last copy of its pointer.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

/// The bytes of a file, or why they cannot be read.
wal::ReadResult readFile(const std::filesystem::path& path);
/// What a file or a directory holds now is durable when it returns "".
[[nodiscard]] wal::Failure syncPath(const std::filesystem::path& path);

/// All of it into an open file. False: errno says why not; a part may be written.
[[nodiscard]] bool writeAll(int number, std::string_view bytes, std::uint64_t at);
/// Has the disk take these bytes of an open file now: they are not durable before fsync, which then
/// has less to do. False: they cannot be written, and errno says why.
[[nodiscard]] bool writtenBack(int number, std::uint64_t from, std::uint64_t size);

class Folder final : public wal::Files {
 public:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

  std::vector<std::string> list() const override;
  [[nodiscard]] wal::Failure create(const std::string& name, std::uint64_t size) override;
  void expect(std::uint64_t size) override;
  [[nodiscard]] wal::Failure remove(const std::string& name) override;
  wal::ReadResult read(const std::string& name) const override;
  /// Mapped, not copied (mapped_file.cpp).
  wal::KeptResult keep(const std::string& name) const override;
  /// What was looked at of the file that was kept last need not stay in memory.
  void letGo() const;
  [[nodiscard]] wal::Failure write(const std::string& name, std::uint64_t offset,
                                   std::string_view bytes) override;
  [[nodiscard]] wal::Failure sync(const std::string& name) override;

  /// Files to be synced on another thread, each with how far it is written now.
  struct Unsynced {
    std::string name;
    std::shared_ptr<const Descriptor> file;
    std::uint64_t writtenTo{0};
    wal::Failure failure{};  ///< what was gathered could not be written
  };
  Unsynced unsynced(const std::string& name);
  /// They are durable as far as they were written then.
  void markSynced(const Unsynced& synced);

  /// A file that waits to be created.
  struct Spare {
    std::filesystem::path path;
    std::uint64_t size{0};
    std::shared_ptr<const Descriptor> file{};  ///< nullptr: it is not made, or could not be
  };
  /// What was expected and is not under way yet; ask makeSpare for it, then keepSpare.
  std::optional<Spare> wantedSpare();
  /// Any thread. Without a file if that fails: then create() meets the same trouble, and says so.
  static Spare makeSpare(Spare wanted);
  void keepSpare(Spare made);

  /// The machine dies: of each file's unsynced bytes `share` of 256 parts stay, the rest is zero
  /// again; a file that was never synced is gone. "" or what could not be taken away.
  [[nodiscard]] wal::Failure crash(std::uint8_t share);

 private:
  struct Open {
    std::shared_ptr<const Descriptor> file;
    std::uint64_t writtenTo{0};
    std::uint64_t syncedTo{0};
    bool everSynced{true};
    std::string gathered{};  ///< the last bytes before writtenTo, not given to the kernel yet
  };
  /// Gives the kernel what was gathered.
  [[nodiscard]] wal::Failure flush(const std::string& name, Open& file) const;
  wal::Failure cut(const std::string& name, Open& file, std::uint8_t share) const;
  wal::Failure open(const std::string& name, Open*& out);
  /// The spare under this name, if it has this size.
  std::shared_ptr<const Descriptor> renameSpare(const std::string& name, std::uint64_t size);
  [[nodiscard]] wal::Failure syncFolder() const;
  wal::Failure failure(const std::string& what, const std::string& name) const;

  std::filesystem::path path_;
  std::map<std::string, Open> open_;
  std::optional<Spare> spare_;
  bool spareUnderWay_{false};
  mutable std::weak_ptr<const MappedFile> kept_;
};

}  // namespace net
