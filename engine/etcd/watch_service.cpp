#include "engine/etcd/watch_service.h"

#include "engine/etcd/duplex.h"
#include "engine/etcd/translate_watch.h"

namespace etcd {
namespace {

class WatchStream final : public Duplex<pb::WatchRequest, pb::WatchResponse> {
 public:
  WatchStream(Front front, StreamId id) : front_(front), id_(id) {}

  void open() {
    const auto tell = [weak = weak_from_this()](const WatchNote& note) {
      if (const auto self = weak.lock()) static_cast<WatchStream&>(*self).tell(note);
    };
    front_.inbox->post([id = id_, at = front_.member, tell, backlog = backlog()](Desk& desk) {
      desk.watches().open(id, at, tell, backlog);
      desk.streamOpened(at);
    });
    begin();
  }

 private:
  void tell(const WatchNote& note) {
    for (pb::WatchResponse& response : responsesOf(note)) send(std::move(response));
    if (const auto* over = std::get_if<WatchesOver>(&note.what)) finish(statusOf(over->why));
  }
  void onMessage(const pb::WatchRequest& request) override {
    if (request.has_create_request()) {
      ask([id = id_, wish = wishOf(request.create_request())](Desk& desk) {
        desk.watches().create(id, wish);
      });
    } else if (request.has_cancel_request()) {
      ask([id = id_, watch = request.cancel_request().watch_id()](Desk& desk) {
        desk.watches().cancel(id, watch);
      });
    } else if (request.has_progress_request()) {
      ask([id = id_](Desk& desk) { desk.watches().progress(id); });
    }
  }
  void ask(Inbox::Work work) {
    if (!front_.inbox->offer(std::move(work))) finish(statusOf(Trouble::TooManyRequests));
  }
  void onOver() override {
    front_.inbox->post([id = id_, at = front_.member](Desk& desk) {
      desk.watches().close(id);
      desk.streamClosed(at);
    });
  }

  Front front_;
  StreamId id_;
};

}  // namespace

grpc::ServerBidiReactor<pb::WatchRequest, pb::WatchResponse>* WatchService::Watch(
    grpc::CallbackServerContext*) {
  // Streams of all members share the desk.
  const StreamId id = (++streams_ << 16) | front_.member.value;
  const auto stream = std::make_shared<WatchStream>(front_, id);
  stream->open();
  return stream.get();
}

}  // namespace etcd
