// Options of a command as names and values, and their reading into numbers, times and ranges. Bad
// values become one sentence.
// Thread rule: a value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/raft/types.h"

namespace cli {

struct OptionForm {
  std::string_view name;
  std::string_view form;  ///< of its value; "": it takes none
  std::string_view help;
};

/// Lines of help, one an option.
std::string helpOf(const std::vector<OptionForm>& forms);

class Options {
 public:
  /// `arguments` from `first` on are options of these forms; `whose`, a mistake says.
  Options(const std::vector<std::string>& arguments, std::size_t first,
          const std::vector<OptionForm>& forms, std::string_view whose = "this study");

  bool has(std::string_view name) const { return values_.contains(std::string(name)); }
  /// "" if it was not given.
  std::string text(std::string_view name) const;
  /// What is wrong with what was given or read so far, as a sentence; empty: nothing.
  const std::string& mistake() const { return mistake_; }

  // Each leaves `to` alone if the option was not given, and notes a mistake if it does not fit.

  void read(std::string_view name, std::uint64_t least, std::uint64_t most, std::uint64_t& to);
  void read(std::string_view name, std::uint32_t least, std::uint32_t most, std::uint32_t& to);
  /// In percent; `to` becomes a share.
  void readPercent(std::string_view name, double least, double most, double& to);
  /// "4h", "90min", "30d", ...: hours above zero.
  void readHours(std::string_view name, double& to);
  /// "50ms", above zero and up to an hour.
  void read(std::string_view name, raft::Duration& to);
  /// "150..300ms", or one time.
  void read(std::string_view name, raft::Duration& least, raft::Duration& most);
  /// "1,3,5-9": in order, without repetition.
  void readSizes(std::string_view name, std::uint32_t least, std::uint32_t most,
                 std::vector<std::uint32_t>& to);

  void refuse(std::string_view name, const std::string& wanted);
  void refuse(std::string sentence);

 private:
  std::map<std::string, std::string> values_;
  std::string mistake_;
};

/// A number that fills the whole text, in [least, most].
bool wholeNumber(std::string_view text, std::uint64_t least, std::uint64_t most, std::uint64_t& to);
bool decimal(std::string_view text, double& to);

}  // namespace cli
