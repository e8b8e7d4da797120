#include "app/view/compare.h"

#include "app/view/words.h"

namespace view {

namespace {

/// Events compared a frame at most.
constexpr std::uint64_t kEventsAFrame = 100'000;

}  // namespace

Compare::Compare(QObject* parent)
    : QObject(parent),
      servers_({"server", "differs", "roleHere", "roleThere", "termHere", "termThere", "commitHere",
                "commitThere", "lastHere", "lastThere", "log"}),
      outcomes_({"what", "here", "there"}) {}

void Compare::setOther(int branch) {
  if (branch == other_) return;
  other_ = branch;
  same_ = {};
  split_.reset();
  Q_EMIT otherChanged();
  Q_EMIT asked();
}

double Compare::differenceTime() const {
  return split_ ? static_cast<double>(split_->at.time_since_epoch().count()) / 1e6 : -1.0;
}

// Known once, it stays: only what comes behind it changes.
void Compare::findSplit(const trace::Trace& here, const trace::Trace& there) {
  if (&here != last_) {
    same_ = {};
    split_.reset();
    last_ = &here;
  }
  if (split_ && !split_->ends) return;
  split_ = firstDifference(here, there, same_, kEventsAFrame);
  if (!split_) {
    differenceText_ = tr("No event differs so far.");
    hereText_.clear();
    thereText_.clear();
    return;
  }
  differenceText_ = tr("First difference: %1 ms").arg(timeText(split_->at));
  hereText_ = happeningAt(here, split_->event);
  thereText_ = happeningAt(there, split_->event);
  if (hereText_.isEmpty()) hereText_ = tr("not computed so far");
  if (thereText_.isEmpty()) thereText_ = tr("not computed so far");
}

void Compare::show(const Moment& moment, const QString& name) {
  if (!moment.cluster || !moment.trace) return;
  if (other_ < 0 || !source_) return;
  const std::optional<Side> side = source_(other_);
  if (!side) {
    setOther(-1);
    return;
  }
  hereName_ = name;
  thereName_ = side->name;
  findSplit(*moment.trace, *side->trace);
  servers_.setRows(serverRows(*moment.cluster, side->view));
  outcomes_.setRows(outcomeRows(*moment.cluster, side->view));
  summary_ = summaryOf(*moment.cluster, side->view);
  Q_EMIT changed();
}

QString Compare::hint(int branch) {
  const std::optional<Side> here = source_ ? source_(kShown) : std::nullopt;
  const std::optional<Side> there = source_ ? source_(branch) : std::nullopt;
  return here && there ? summaryOf(here->view, there->view) : QString();
}

}  // namespace view
