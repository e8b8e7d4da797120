#include "app/view/message_acts.h"

#include "app/view/words.h"

namespace view {
namespace {

MessageAct delayed(const char* name, const QString& by) {
  return {QString::fromLatin1(name), QStringLiteral("+%1").arg(by),
          Say::tr("Delay it by %1").arg(by), Say::tr("It arrives %1 of run time later.").arg(by)};
}

/// It has come to a server that stands still, and waits there: nothing can be done to it any more.
bool waitsThere(const trace::ClusterView& cluster, const trace::MessageView& message) {
  const trace::ServerView& to = cluster.server(message.message->to);
  return to.status == trace::ServerStatus::Paused && message.deliverAt <= cluster.at();
}

}  // namespace

std::vector<MessageAct> messageActs(const trace::ClusterView& cluster, trace::MessageId message) {
  const trace::MessageView* found = cluster.message(message);
  if (found == nullptr || found->willBeLost || waitsThere(cluster, *found)) return {};
  std::vector<MessageAct> acts;
  const bool held = found->deliverAt == raft::kNever;
  if (held) {
    acts.push_back(
        {"release", Say::tr("Release"), Say::tr("Release it"), Say::tr("It arrives at once.")});
  } else {
    acts.push_back({"hold", Say::tr("Hold"), Say::tr("Hold it"),
                    Say::tr("It stands still until it is released.")});
  }
  acts.push_back({"drop", Say::tr("Drop"), Say::tr("Drop it"), Say::tr("It is lost.")});
  acts.push_back({"duplicate", Say::tr("Duplicate"), Say::tr("Duplicate it"),
                  Say::tr("The same message comes once more.")});
  acts.push_back(delayed("delay-10", Say::tr("10 ms")));
  acts.push_back(delayed("delay-100", Say::tr("100 ms")));
  acts.push_back(delayed("delay-1000", Say::tr("1 s")));
  return acts;
}

}  // namespace view
