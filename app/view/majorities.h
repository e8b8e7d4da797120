// The majorities of the configuration in force, each with who is up and who has said yes to what is
// asked just now: a vote, or a copy of the entry that waits (Raft 5.2, 5.3, 6).
// Thread rule: pure.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "engine/trace/view.h"

namespace view {

/// Yes: it has voted for it or stored it. Up: could still say it. Down: cannot.
enum class Answered : std::uint8_t { Yes, Up, Down };

struct MajorityRow {
  QString title;  ///< "incoming", "outgoing"; empty when there is only one
  std::vector<trace::ServerId> voters;
  std::vector<Answered> said;
  std::size_t up{0};
  std::size_t yes{0};
  std::size_t quorum{0};
  QString words;  ///< "2 of 3 up", "1 of 3 stored it, needs 2"
  friend bool operator==(const MajorityRow&, const MajorityRow&) = default;
};

/// What is asked: nothing, an entry stored, a vote, or whether one would be given.
enum class Question : std::uint8_t { None, Copies, Votes, PreVotes };
struct Asked {
  Question question{Question::None};
  trace::ServerId by;
  raft::Index index;  ///< with Copies
};
Asked askedNow(const trace::ClusterView& cluster);

/// `group`: the servers that answer and can talk with each other.
std::vector<MajorityRow> majorityRows(const trace::ClusterView& cluster,
                                      const std::vector<trace::ServerId>& group);

}  // namespace view
