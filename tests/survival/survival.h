// A cluster of processes with programs outside that write, read and watch. Afterwards what all were
// told has to fit together.
// Thread rule: one thread.
#pragma once

#include <gtest/gtest.h>

#include "tests/survival/clients.h"
#include "tests/survival/members.h"

namespace survival {

class Survival : public testing::Test {
 protected:
  /// So many clients write and read.
  static constexpr std::size_t kWriters = 4;

  void SetUp() override { begin(); }
  /// With these options of `serve`.
  void begin(const std::vector<std::string>& options = {});

  bool writesGoOn();
  /// Each writer was left without an answer, or two were twice.
  bool writesStop();
  std::uint32_t another(std::uint32_t member) const { return member % members.count() + 1; }

  /// Ends the clients, and judges what all of them were told.
  void judge();

  Members members{3};
  Record record;
  std::vector<std::unique_ptr<Writer>> writers;
  std::vector<std::unique_ptr<Watcher>> watchers;

 private:
  void expectNothingLost(const std::vector<Told>& all);
  void expectWatchesKeepTheirPromises(const std::vector<Told>& all, std::int64_t last);
  void expectCopiesToBeEqual(const std::vector<Told>& all, std::int64_t last);
  void expectOneOrder();
  void tell() const;

  std::size_t lost_{0};
  std::size_t streams_{0};
};

}  // namespace survival
