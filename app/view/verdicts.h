// Is what the clients were told linearizable, up to any playhead? The answer to a longer history
// follows from the answers by key: once a prefix has no order, no longer one has. So of each key
// only the first contradiction matters, and what was checked is not checked again: a write that was
// alone settles what the key held, and the check goes on from there.
// Thread rule: Verdicts on one thread; checked() is pure and may run on any other.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/view/client_history.h"
#include "engine/check/linearizability.h"

namespace view {

/// What can be asked of one key at once.
struct KeyQuestion {
  std::string key;
  check::History history;
  std::vector<std::size_t> places;  ///< of its operations, among all
  std::set<std::size_t> givenUp;    ///< of them: those that will never be answered
};

struct Questions {
  std::vector<KeyQuestion> keys;
  trace::EventId through;  ///< the answers hold up to here
  std::uint64_t round{0};  ///< of which history
};

/// The first contradiction: places among all operations.
struct Contradicted {
  std::size_t guilty{0};
  std::vector<std::size_t> window;
  std::string reason;
  trace::EventId since;  ///< the guilty one's answer
};

/// A write after which it is known what the key holds, but for writes before it that were given up:
/// they may still happen.
struct Settling {
  std::size_t place{0};
  check::Operation write;
  std::vector<std::size_t> givenUp;  ///< their places
};

struct KeyAnswer {
  std::string key;
  bool decided{true};
  std::optional<Contradicted> broken;
  std::optional<Settling> settled;  ///< the next question may begin with it
};

struct Answers {
  std::vector<KeyAnswer> keys;
  trace::EventId through;
  std::uint64_t round{0};
};

/// Takes long for a long history. Undecided beyond kStepsMost steps.
inline constexpr std::uint64_t kStepsMost = 500'000;
/// After a question with more operations the next one begins at a write that only writes that were
/// given up were under way with. One of them may then happen twice, before it and after it: so a
/// contradiction may be missed, but none is made.
inline constexpr std::size_t kUnsettledMost = 1'000;
Answers checked(const Questions& questions);

enum class Ruling : std::uint8_t { Nothing, Fine, Checking, Broken, Undecided, Incomplete };

class Verdicts {
 public:
  /// What to ask next; nullopt while an answer is awaited or nothing new has returned. REQUIRES: no
  /// operation called since the last time was given up.
  std::optional<Questions> next(const ClientHistory& history);
  void take(const Answers& answers);
  void forget();

  Ruling at(const ClientHistory& history, trace::EventId now) const;
  /// REQUIRES: at() is Broken.
  const Contradicted& contradiction() const { return *broken_; }

 private:
  struct OfKey {
    std::optional<Settling> settled;
    std::vector<std::size_t> places;  ///< of what is after it, or may be
    /// Some of what is after it was given up: what the key holds is not known.
    bool lost{false};
  };
  void sortIn(const ClientHistory& history);
  /// nullopt: nothing returned since it was asked the last time.
  std::optional<KeyQuestion> ask(const std::string& key, OfKey& of,
                                 const ClientHistory& history) const;

  std::map<std::string, OfKey> keys_;
  std::size_t sorted_{0};  ///< operations that stand in keys_
  std::optional<Contradicted> broken_;
  std::optional<trace::EventId> undecidedFrom_;
  trace::EventId through_;
  trace::EventId asked_;
  std::uint64_t round_{1};
  bool waiting_{false};
};

}  // namespace view
