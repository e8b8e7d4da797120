#include "engine/lesson/template.h"

namespace lesson {
namespace {

constexpr const char* kLesson = R"(---
title: My lesson
part: A
number: 99
minutes: 5
prerequisites: none
misconceptions: 1
goals:
- Say how many of three servers are enough to decide.
notes: What you want to tell whoever teaches this: what to ask first, what to wait for.
---

## Three servers

Three servers keep one log. {leader} leads them in term {term}.

look: stage, log

## One is gone

The leader has just crashed. Two of three servers are left.

act: crash leader
ask: Can the two that are left elect a leader?
choice: Yes.
when: leader
because: {winner} got {supporters} to vote for it: two of three are a majority (Raft 5.2).
choice: No, all three are needed.
when: no leader
because: Nobody won an election.
reply: Nobody needs all: a majority is enough.
pause: now
until: leader within 3s
right: 1
hide: why

## Your turn

The cluster has a new leader.

task: Stop the cluster: bring it to where no server can be elected.
goal: no leader and up <= 1 -> One server at most runs, and nobody leads
progress: {up} of {voters} servers run; a majority is {quorum}.
hint: A majority of three is two.
hint: Crash one more server.
slip: S1 crashes and leader -> You crashed {crashed}, and {leader} still leads.
done: One server alone is no majority, so nobody can be elected (Raft 5.2).
)";
constexpr const char* kSetup = R"(flotilla 1
title "My lesson"
cluster 3 election=150..300ms heartbeat=50ms latency=10..20ms

run until leader within 5s
run 300ms
)";

}  // namespace

Files templateFiles() {
  return {
      {"lesson.md", kLesson},
      {"scenario.txt", kSetup},
      {"solution-1.txt", "answer 1\ncrash leader\nrun 1s\n"},
      {"solution-2.txt", "answer 1 sure 4\nhint\nhint\nrestart all\nrun 1s\ncrash all\nrun 1s\n"},
      {"wrong-answer.txt", "answer 2\ncrash leader\nrun 1s\n"},
      {"wrong-waits.txt", "answer 1\nrestart all\nrun 3s\n"}};
}

}  // namespace lesson
