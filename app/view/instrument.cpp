#include "app/view/instrument.h"

#include "app/view/broken_rule.h"
#include "app/view/words.h"

namespace view {

Instrument::Instrument(QObject* parent) : QObject(parent) {
  connect(&why_, &Why::asked, this, &Instrument::asked);
  connect(&server_, &ServerInspector::asked, this, &Instrument::asked);
  connect(&message_, &MessageInspector::asked, this, &Instrument::asked);
  connect(&link_, &LinkInspector::asked, this, &Instrument::asked);
}

void Instrument::show(const Moment& moment) {
  if (!moment.trace || !moment.cluster) return;
  const trace::ClusterView& cluster = *moment.cluster;
  const bool otherPast = story_.bring(*moment.trace, cluster.lastEvent());
  feed_.show(story_);
  why_.show(*moment.trace, otherPast);
  why_.showState(moment);
  if (held_.lens) {
    quorum_.holdBack();
  } else {
    quorum_.show(cluster);
  }
  caption_.show(held_.caption ? Say::tr("Paused for you: answer first, then the run goes on.")
                              : captionOf(story_, cluster));
  linksNote_.show(linksNoteOf(cluster));
  broken_.show(brokenText(cluster.started()));
  servers_.show(cluster, held_.servers);
  server_.show(cluster, moment.time, otherPast);
  message_.show(cluster);
  link_.show(cluster);
  operations_.show(cluster, moment.time);
}

}  // namespace view
