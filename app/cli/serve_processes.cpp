#include "app/cli/serve_processes.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/cli/free_ports.h"
#include "app/cli/lost_members.h"
#include "app/cli/member_process.h"
#include "app/cli/run_file.h"
#include "app/cli/signals.h"

namespace cli {
namespace {

/// How long to wait for a member's line before looking at deaths and signals, ms.
constexpr int kLookEveryMs = 50;
/// So many looks until one that died is started again.
constexpr int kLooksToRestart = 20;
/// So many looks until one that does not end is killed.
constexpr int kLooksToEnd = 200;
/// Free ports are sought from here on; not all programs from the same one.
constexpr std::uint16_t kPortsFrom = 12'000;
constexpr std::uint32_t kPortsApart = 64;
constexpr std::uint32_t kStarts = 256;

/// Fills in the ports that nobody told. False: there are none.
bool choosePorts(ServeRequest& request) {
  const std::uint32_t count = request.members + request.spares;
  const auto start = static_cast<std::uint32_t>(::getpid()) % kStarts;
  auto from = static_cast<std::uint16_t>(kPortsFrom + start * kPortsApart);
  const auto choose = [&](std::uint16_t& port) {
    if (port != 0) return;
    port = freePorts(count, from);
    from = static_cast<std::uint16_t>(port + count);
  };
  choose(request.clientPort);
  choose(request.peerPort);
  if (request.metricsPort) choose(*request.metricsPort);
  return request.clientPort != 0 && request.peerPort != 0 && request.metricsPort != 0;
}

std::string quoted(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    const bool plain = word.find_first_of(" '\"\\$") == std::string::npos;
    text += (text.empty() ? "" : " ") + (plain ? word : "'" + word + "'");
  }
  return text;
}

class Fleet {
 public:
  /// Those whose data are `lost` are left out.
  Fleet(const ServeRequest& request, const LostMembers& lost, std::ostream& out, std::ostream& err)
      : request_(request), lost_(lost.ids().size()), out_(out), err_(err) {
    for (std::uint32_t id = 1; id <= request.members + request.spares; ++id) {
      members_.push_back(std::make_unique<Member>());
      members_.back()->arguments = argumentsOfMember(request, id);
    }
    for (const raft::ServerId id : lost.ids()) members_[id.value - 1]->leftOut = true;
  }

  std::string startAll() {
    for (auto& member : members_) {
      if (member->leftOut) continue;
      if (std::string why = member->process.start(member->arguments); !why.empty()) return why;
    }
    return {};
  }

  /// One look. Otherwise the exit code: the cluster could not begin.
  std::optional<int> look() {
    wait();
    for (auto& member : members_) hear(*member);
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!attend(i)) return kBadInput;
    }
    if (voters().empty()) return kNotHeld;
    tellBegun();
    return std::nullopt;
  }

  /// False: one had to be killed, or did not end well.
  bool endAll() {
    bool well = true;
    for (const auto& member : members_) member->process.askToEnd();
    for (int looks = 0; looks < kLooksToEnd && anyRuns(); ++looks) {
      wait();
      for (auto& member : members_) {
        member->process.lines();
        const auto death = member->process.death();
        well = well && (!death || death->exitCode == kAllHeld);
      }
    }
    return well && !anyRuns();
  }

 private:
  struct Member {
    MemberProcess process;
    std::vector<std::string> arguments;
    std::vector<std::string> addresses;
    bool ready{false};
    bool leftOut{false};  ///< it gave up before it served, as one whose data cannot be used
    int looksDead{0};
  };
  enum class Begun : std::uint8_t { Nothing, Addresses, Ready };

  bool anyRuns() const {
    return std::any_of(members_.begin(), members_.end(),
                       [](const auto& member) { return member->process.running(); });
  }

  void wait() const {
    std::vector<pollfd> ends;
    for (const auto& member : members_) ends.push_back({member->process.end(), POLLIN, 0});
    ::poll(ends.data(), ends.size(), kLookEveryMs);
  }

  static void hear(Member& member) {
    pollfd end{member.process.end(), POLLIN, 0};
    if (end.fd < 0 || ::poll(&end, 1, 0) <= 0) return;
    for (std::string& line : member.process.lines()) {
      if (line == "ready") {
        member.ready = true;
      } else {
        member.addresses.push_back(std::move(line));
      }
    }
  }

  /// False: it cannot start, and it is not that it gave up.
  bool attend(std::size_t i) {
    Member& member = *members_[i];
    if (const auto death = member.process.death()) {
      hear(member);
      const bool early = begun_ == Begun::Nothing || member.addresses.empty();
      member.leftOut = early && death->exitCode == kNotHeld;
      if (begun_ == Begun::Nothing && !member.leftOut) return false;
      out_ << "member S" << i + 1 << ' ' << death->how << '\n';
      if (member.leftOut || request_.whenOneDies == WhenOneDies::Leave) {
        out_ << "to start it again: " << quoted(member.arguments) << '\n';
      }
      out_.flush();
      member.looksDead = 0;
    }
    const bool stays = member.leftOut || request_.whenOneDies == WhenOneDies::Leave;
    if (member.process.running() || stays) return true;
    if (++member.looksDead < kLooksToRestart) return true;
    member.looksDead = 0;
    member.addresses.clear();
    if (member.process.start(member.arguments).empty()) tellPid(i);
    return true;
  }

  void tellPid(std::size_t i) {
    out_ << "member S" << i + 1 << " pid " << members_[i]->process.pid() << std::endl;
  }

  /// Of those who vote at first, who was not left out. A spare hears of no leader before it is
  /// added.
  std::vector<const Member*> voters() const {
    std::vector<const Member*> found;
    for (std::size_t i = 0; i < request_.members; ++i) {
      if (!members_[i]->leftOut) found.push_back(members_[i].get());
    }
    return found;
  }

  void tellBegun() {
    const std::size_t lines = request_.metricsPort ? 2 : 1;
    const bool listen = std::all_of(members_.begin(), members_.end(), [=](const auto& member) {
      return member->leftOut || member->addresses.size() >= lines;
    });
    const auto voting = voters();
    if (begun_ == Begun::Nothing && listen) {
      begun_ = Begun::Addresses;
      const std::size_t leftOut = request_.members - voting.size();
      if (leftOut > 0) err_ << howTheOthersAre(leftOut, lost_, request_.members) << std::endl;
      for (std::size_t line = 0; line < lines; ++line) {
        for (const auto& member : members_) {
          if (!member->leftOut) out_ << member->addresses[line] << '\n';
        }
      }
      for (std::size_t i = 0; i < members_.size(); ++i) {
        if (!members_[i]->leftOut) tellPid(i);
      }
    }
    const bool ready =
        std::all_of(voting.begin(), voting.end(), [](const auto* member) { return member->ready; });
    if (begun_ == Begun::Addresses && ready) {
      begun_ = Begun::Ready;
      out_ << "ready" << std::endl;
    }
  }

  const ServeRequest& request_;
  std::size_t lost_;
  std::ostream& out_;
  std::ostream& err_;
  std::vector<std::unique_ptr<Member>> members_;
  Begun begun_{Begun::Nothing};
};

}  // namespace

int serveProcesses(const ServeRequest& request, std::ostream& out, std::ostream& err) {
  const Signals signals;
  ServeRequest whole = request;
  if (!choosePorts(whole)) {
    err << "There are not so many free ports in a row: choose them with --client-port and "
           "--peer-port.\n";
    return kBadInput;
  }
  const LostMembers lost(whole.dataDir, whole.members);
  if (!lost.ids().empty()) err << lost.sentence() << std::endl;
  Fleet fleet(whole, lost, out, err);
  if (const std::string why = fleet.startAll(); !why.empty()) {
    err << why << '\n';
    return kBadInput;
  }
  while (!Signals::came()) {
    const auto exitCode = fleet.look();
    if (!exitCode) continue;
    fleet.endAll();
    return *exitCode;
  }
  return fleet.endAll() ? kAllHeld : kNotHeld;
}

}  // namespace cli
