#include "engine/etcd/snapshot_client.h"

#include <grpcpp/grpcpp.h>

#include "engine/etcd/operator.grpc.pb.h"
#include "engine/etcd/translate.h"

namespace etcd {
namespace {

constexpr std::chrono::seconds kPatience{30};

/// One call, one thing under way at a time.
class Fetching {
 public:
  explicit Fetching(const std::string& endpoint) {
    grpc::ChannelArguments arguments;
    // A proxy of the surroundings knows nothing of the members here.
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    stub_ = pb::Maintenance::NewStub(
        grpc::CreateCustomChannel(endpoint, grpc::InsecureChannelCredentials(), arguments));
  }
  ~Fetching() {
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) {
    }
  }
  Fetching(const Fetching&) = delete;
  Fetching& operator=(const Fetching&) = delete;

  grpc::Status readAll(std::string& file) {
    reader_ = stub_->AsyncSnapshot(&context_, {}, &queue_, this);
    pb::SnapshotResponse piece;
    std::uint64_t remaining = ~std::uint64_t{0};
    for (bool more = came(); more;) {
      reader_->Read(&piece, this);
      more = came();
      if (!more) continue;
      file += piece.blob();
      remaining = piece.remaining_bytes();
    }
    grpc::Status status;
    reader_->Finish(&status, this);
    came();
    if (silent_) return {grpc::StatusCode::DEADLINE_EXCEEDED, "nothing came for half a minute"};
    if (status.ok() && remaining != 0) return {grpc::StatusCode::DATA_LOSS, "it ended too early"};
    return status;
  }

 private:
  /// Waits for what is under way. False: there is nothing more.
  bool came() {
    void* tag = nullptr;
    bool ok = false;
    const auto until = std::chrono::system_clock::now() + kPatience;
    if (queue_.AsyncNext(&tag, &ok, until) == grpc::CompletionQueue::TIMEOUT) {
      silent_ = true;
      context_.TryCancel();
      queue_.Next(&tag, &ok);
    }
    return ok && !silent_;
  }

  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<pb::Maintenance::Stub> stub_;
  std::unique_ptr<grpc::ClientAsyncReader<pb::SnapshotResponse>> reader_;
  bool silent_{false};
};

}  // namespace

std::variant<FetchedSnapshot, NotFetched> fetchSnapshot(const std::string& endpoint) {
  FetchedSnapshot fetched;
  const grpc::Status status = Fetching(endpoint).readAll(fetched.file);
  if (status.ok()) return fetched;
  if (status.error_code() == grpc::StatusCode::UNAVAILABLE) {
    return NotFetched{"No member answers at " + endpoint + " (" + status.error_message() +
                      "). 'flotilla-cli serve' writes its members' addresses when it starts."};
  }
  return NotFetched{"The member at " + endpoint +
                    " did not give a snapshot: " + status.error_message() + "."};
}

}  // namespace etcd
