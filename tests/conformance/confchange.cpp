// The scripts on configuration changes: results, errors, and where a newcomer's log is looked for.
#include <gtest/gtest.h>

#include <map>

#include "engine/raft/configuration.h"
#include "tests/conformance/scripts/member_changes.h"
#include "tests/conformance/scripts/script.h"

namespace conformance {
namespace {

using raft::Configuration;
using raft::Index;
using raft::ServerId;

/// A configuration under change. Every command counts as one more entry of the log.
class Changer {
 public:
  std::string answer(const Step& step) {
    std::string out = answered(step);
    ++lastIndex_;
    return out;
  }

 private:
  std::string answered(const Step& step) {
    std::string input;
    for (const std::string& line : step.input) input += line + " ";
    const auto changes = readChanges(input);
    if (const auto* bad = std::get_if<BadChange>(&changes)) return bad->why;
    const raft::Changed result = changed(step.command, std::get<MemberChanges>(changes));
    if (const auto* refused = std::get_if<raft::ChangeRefused>(&result)) return refused->why;
    configuration_ = std::get<Configuration>(result);
    return raft::toString(configuration_) + "\n" + progress();
  }

  raft::Changed changed(const Command& command, const MemberChanges& changes) const {
    if (command.name == "simple") return raft::changeSimply(configuration_, changes);
    if (command.name == "enter-joint") {
      raft::AutoLeave autoLeave = raft::AutoLeave::No;
      for (const Argument& argument : command.arguments) {
        if (argument.values == std::vector<std::string>{"true"}) autoLeave = raft::AutoLeave::Yes;
      }
      return raft::enterJoint(configuration_, autoLeave, changes);
    }
    if (command.name != "leave-joint") return raft::ChangeRefused{"unknown command"};
    if (!changes.empty()) return raft::ChangeRefused{"this command takes no input"};
    return raft::leaveJoint(configuration_);
  }

  /// Who was a member before keeps its place.
  std::string progress() {
    std::map<ServerId, Index> next;
    std::string out;
    for (const ServerId id : configuration_.everyone()) {
      const auto known = next_.find(id);
      next[id] = known == next_.end() ? std::max(lastIndex_, Index{1}) : known->second;
      out += std::to_string(id.value) +
             ": StateProbe match=0 next=" + std::to_string(next[id].value) +
             (configuration_.isLearner(id) ? " learner\n" : "\n");
    }
    next_ = std::move(next);
    return out;
  }

  Configuration configuration_;
  std::map<ServerId, Index> next_;
  Index lastIndex_;
};

// Raft 6, thesis 4
TEST(Conformance, ConfigurationsChangeAsInTheScripts) {
  const auto files = suite("etcd-raft/confchange");
  if (!files) GTEST_SKIP() << "the suites are not at hand: set FLOTILLA_SUITES to their folder";
  EXPECT_FALSE(files->empty());
  for (const std::filesystem::path& file : *files) {
    const auto script = readScript(contentsOf(file).value_or(""));
    ASSERT_TRUE(std::holds_alternative<Script>(script)) << file;
    EXPECT_FALSE(std::get<Script>(script).empty()) << file;
    Changer changer;
    for (const Step& step : std::get<Script>(script)) {
      EXPECT_EQ(linesOf(changer.answer(step)), step.expected) << file << ":" << step.line;
    }
  }
}

}  // namespace
}  // namespace conformance
