#include "app/share/export_span.h"

#include "app/view/words.h"

namespace share {

ExportSpan::ExportSpan(session::Session& session, QObject* parent)
    : QObject(parent), session_(&session) {
  connect(&session, &session::Session::opened, this, &ExportSpan::clear);
}

void ExportSpan::markIn() {
  const trace::Instant here = session_->playheadTime();
  in_ = in_ == here ? std::nullopt : std::optional(here);
  if (in_ && out_ && *out_ <= *in_) out_.reset();
  used_ = true;
  Q_EMIT changed();
}

void ExportSpan::markOut() {
  const trace::Instant here = session_->playheadTime();
  out_ = out_ == here ? std::nullopt : std::optional(here);
  if (in_ && out_ && *out_ <= *in_) in_.reset();
  used_ = true;
  Q_EMIT changed();
}

void ExportSpan::clear() {
  if (!marked()) return;
  in_.reset();
  out_.reset();
  Q_EMIT changed();
}

void ExportSpan::setUsed(bool used) {
  if (used == used_) return;
  used_ = used;
  Q_EMIT changed();
}

trace::Instant ExportSpan::to() const {
  return out_.value_or(std::max(session_->branches()->currentBranch().now, from()));
}

QString ExportSpan::text() const {
  if (!marked()) return {};
  return tr("%1 to %2").arg(view::timeText(from()), out_ ? view::timeText(*out_) : tr("the end"));
}

}  // namespace share
