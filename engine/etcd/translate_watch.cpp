#include "engine/etcd/translate_watch.h"

namespace etcd {
namespace {

using Responses = std::vector<pb::WatchResponse>;

pb::WatchResponse responseOf(const Header& header, kv::WatchId id) {
  pb::WatchResponse response;
  fill(*response.mutable_header(), header);
  response.set_watch_id(id);
  return response;
}

/// Puts the changes of whole revisions together; fragments cut further.
class Cutter {
 public:
  Cutter(const WatchNote& note, const WatchTold& told, const WatchCut& cut)
      : empty_(responseOf(note.header, told.told.id)), told_(told), cut_(cut), now_(empty_) {}

  Responses cut() {
    const auto& changes = told_.told.changes;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const bool newRevision =
          i == 0 || changes[i].now.modRevision != changes[i - 1].now.modRevision;
      mvccpb::Event event;
      fill(event, changes[i]);
      const std::size_t size = event.ByteSizeLong();
      if (newRevision && isFull(size)) {
        next();
      } else if (told_.fragments == Fragments::Yes && bytes_ > 0 &&
                 bytes_ + size > cut_.bytesMost) {
        now_.set_fragment(true);
        next();
      }
      if (newRevision) ++revisions_;
      bytes_ += size;
      now_.mutable_events()->Add(std::move(event));
    }
    next();
    return std::move(responses_);
  }

 private:
  bool isFull(std::size_t more) const {
    return revisions_ >= cut_.revisionsMost || (bytes_ > 0 && bytes_ + more > cut_.bytesMost);
  }
  void next() {
    responses_.push_back(std::move(now_));
    now_ = empty_;
    revisions_ = 0;
    bytes_ = 0;
  }

  pb::WatchResponse empty_;
  const WatchTold& told_;
  const WatchCut& cut_;
  pb::WatchResponse now_;
  std::size_t revisions_{0};
  std::size_t bytes_{0};
  Responses responses_;
};

struct ResponsesOf {
  const WatchNote& note;
  const WatchCut& cut;

  Responses operator()(const WatchCreated& created) const {
    auto response = responseOf(note.header, created.id);
    response.set_created(true);
    return {response};
  }
  Responses operator()(const WatchRefused& refused) const {
    auto response = responseOf(note.header, -1);
    response.set_created(true);
    response.set_canceled(true);
    response.set_cancel_reason(refused.why);
    return {response};
  }
  Responses operator()(const WatchCancelled& cancelled) const {
    auto response = responseOf(note.header, cancelled.id);
    response.set_canceled(true);
    return {response};
  }
  Responses operator()(const WatchProgress& progress) const {
    return {responseOf(note.header, progress.id)};
  }
  Responses operator()(const WatchTold& told) const {
    if (!told.told.compacted) return Cutter(note, told, cut).cut();
    auto response = responseOf(note.header, told.told.id);
    response.set_canceled(true);
    response.set_compact_revision(static_cast<std::int64_t>(*told.told.compacted));
    return {response};
  }
  Responses operator()(const WatchesOver&) const { return {}; }
};

}  // namespace

WatchWish wishOf(const pb::WatchCreateRequest& message) {
  return {message.watch_id(), requestOf(message),
          message.fragment() ? Fragments::Yes : Fragments::No,
          message.progress_notify() ? ProgressNotes::Yes : ProgressNotes::No};
}

std::vector<pb::WatchResponse> responsesOf(const WatchNote& note, const WatchCut& cut) {
  return std::visit(ResponsesOf{note, cut}, note.what);
}

}  // namespace etcd
