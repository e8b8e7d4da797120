// The engine thread's work: worlds, branches, and the player of the script. It knows no thread:
// work() is called again and again by EngineThread, or by a test. Thread rule: one thread; News is
// how its results leave. Invariant (Lab): no branch is computed beyond the last RunTo, except by
// RunToNext and RunStep.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "app/session/driver.h"
#include "app/session/requests.h"
#include "engine/scenario/player.h"
#include "engine/scenario/run.h"

namespace session {

/// Makes the worlds; the composition root knows which rooms they come from. On failure returns
/// nullptr and sets the sentence that says why.
using WorldFactory = std::function<std::unique_ptr<cluster::World>(
    cluster::WorldKind, const cluster::Settings&, std::string& why)>;

/// Acts of a routine at which a fork goes on exactly as it was planned; of more, the older half
/// fades.
inline constexpr std::size_t kDriversMost = 2048;
/// Occurrences computed before the news are published and requests are looked at again.
inline constexpr int kStepsAtOnce = 2000;

class Engine {
 public:
  using News = std::function<void(Batch)>;
  Engine(WorldFactory factory, News news);

  void take(Request request);
  /// A bounded piece of work. False when there is nothing to do until the next request.
  bool work();
  /// The world that a waiting step() must be interrupted in; nullptr if none. Live only.
  cluster::World* liveWorld();

 private:
  struct Gesture {
    GestureId id{0};
    Instant at{};
    std::size_t commands{0};
  };
  /// Who acted by itself from then on.
  struct DriverAt {
    Instant at{};
    std::optional<Driver> driver;
    GestureId drivenAs{0};
    bool faded{false};  ///< what it had planned then is no longer kept: it would begin anew
  };
  struct Deeds {
    Routine by;
    std::vector<cluster::Command> done;
  };
  /// What makes a forgotten branch again.
  struct Recipe {
    scenario::Script script;
    Instant until{raft::kNever};  ///< kNever: the end of the script
    enum class Rest : std::uint8_t { Ends, Plays };
    Rest rest{Rest::Ends};  ///< of the script, after `until`
  };
  struct Branch {
    std::unique_ptr<scenario::Run> run;
    std::optional<Recipe> recipe;  ///< forgotten, or being computed anew
    std::optional<scenario::Player> player;
    Instant horizon{};
    std::optional<RunToNext> next;
    Watch wanted;  ///< with `next`: what it waits for
    Watch watch;   ///< the breakpoints
    std::uint64_t met{0};
    std::optional<RunStep> step;
    std::vector<Gesture> gestures;  ///< the last commands of the run are theirs
    std::optional<Driver> driver;
    GestureId drivenAs{0};
    std::vector<DriverAt> drivers;  ///< what it was after each of its acts
  };

  void handle(Open& open);
  void handle(RunTo& runTo);
  void handle(Act& act);
  void handle(Fork& fork);
  void handle(Undo& undo);
  void handle(Forget& forget);
  void handle(Recall& recall);
  void handle(RunToNext& next);
  void handle(Break& set);
  void handle(RunStep& step);
  void handle(Halt& halt);
  void handle(Drive& drive);
  void handle(SetRate& rate);
  void handle(AskScript& ask);

  Branch* find(BranchId id);
  Branch& slot(BranchId made);
  bool advance(BranchId id, Branch& branch);
  bool recallMore(Branch& branch, Batch& batch);
  void recalled(Branch& branch);
  bool stepOnce(Branch& branch, Instant limit, Batch& batch);
  bool stepDriven(Branch& branch, Instant limit, Batch& batch);
  void drive(Branch& branch, Batch& batch);
  static void noteDriven(Branch& branch, GestureId gesture, Deeds deeds, Batch& batch);
  static void rememberDriver(Branch& branch);
  static void fade(std::vector<DriverAt>& drivers);
  static void inheritDriver(Branch& made, const std::vector<DriverAt>& past, Instant at);
  void beginAnew(Branch& branch, Batch& batch);
  static Routine routineOf(const Branch& branch);
  bool stepWatched(Branch& branch, Instant limit, Batch& batch);
  void look(Branch& branch, trace::EventId before, Batch& batch);
  void setPoints(Branch& branch);
  bool seekNext(Branch& branch, Batch& batch);
  bool seekStep(Branch& branch, Batch& batch);
  void publish(BranchId id, Branch& branch, Batch batch);
  void adopt(BranchId made, std::unique_ptr<scenario::Run> run, std::vector<Gesture> gestures,
             const std::vector<DriverAt>& drivers);
  Instant limitOf(const Branch& branch) const;

  WorldFactory factory_;
  News news_;
  std::uint64_t world_{0};
  cluster::WorldKind kind_{cluster::WorldKind::Lab};
  cluster::RatePpm rate_{cluster::RatePpm{1'000'000}};
  /// Gestures of routines are numbered apart from those of the user.
  GestureId lastDriven_{GestureId{1} << 32};
  std::vector<Branch> branches_;
  std::vector<WatchPoint> points_;
};

}  // namespace session
