#include "app/view/rules_leases.h"

#include "app/view/words.h"

namespace view {
namespace {

QString from(const char* source) { return QString::fromLatin1(source); }
QString leases() { return from("etcd API: Lease; Gray and Cheriton 1989, 2"); }
QString watches() { return from("etcd API guarantees: Watch"); }

}  // namespace

Rule leaseGrantRule() {
  return {Say::tr("A lease is granted through the log, so every server knows of it. Keys put with "
                  "it live as long as it does."),
          leases()};
}

Rule leaseRenewRule() {
  return {Say::tr("A client keeps its lease by saying so before the time is over; each time it has "
                  "all its time again."),
          leases()};
}

Rule leaseEndRule(trace::LeaseEnd why) {
  if (why == trace::LeaseEnd::Revoked) {
    return {Say::tr("A client gives its lease back: its keys are deleted in the same revision."),
            leases()};
  }
  return {Say::tr("The leader alone measures a lease's time, and ends it through the log; its keys "
                  "are deleted in the same revision on every server. The client need not know of "
                  "it yet."),
          leases()};
}

Rule leaseLeaderRule() {
  return {Say::tr("A new leader cannot know what clients were told before it: it gives every lease "
                  "all its time again. So a lease may live longer than it says, never shorter."),
          from("etcd API: Lease; Raft 8")};
}

Rule watchRule() {
  return {Say::tr("A watcher is told every change once, in the order of revisions, none left out, "
                  "and those of one revision together. It may go on at any server from the next "
                  "revision."),
          watches()};
}

Rule watchEndRule(trace::WatchEnd why) {
  switch (why) {
    case trace::WatchEnd::Asked:
      return {Say::tr("The client wants to hear no more."), watches()};
    case trace::WatchEnd::Compacted:
      return {Say::tr("What the watcher has not heard is compacted away: it must read the keys "
                      "again, and watch from there on."),
              from("etcd API: Watch, compact_revision")};
    case trace::WatchEnd::Stopped:
      break;
  }
  return {Say::tr("A watch lives in one server's memory. Its client asks another one, from the "
                  "next revision on, and misses nothing."),
          watches()};
}

Rule pausedClientRule() {
  return {Say::tr("A process may stand still at any point and does not notice. A client that held "
                  "a lock before may hold it no longer after: only a token that the store compares "
                  "keeps its late writes out."),
          from("Burrows 2006, 2.4; Kleppmann 2017, 8")};
}

}  // namespace view
