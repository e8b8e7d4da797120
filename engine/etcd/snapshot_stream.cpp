#include "engine/etcd/snapshot_stream.h"

#include <grpcpp/alarm.h>

#include "engine/etcd/store_hash.h"

namespace etcd {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{32} << 10;

class SnapshotStream final : public grpc::ServerWriteReactor<pb::SnapshotResponse> {
 public:
  void begin(Front front) {
    const Then<kv::Keyspace> then = [this](const Reply<kv::Keyspace>& reply) { take(reply); };
    front.ask(then, [via = front.member, then](Desk& desk) { desk.keyspace(via, then); });
  }

 private:
  // On the engine's thread: the bytes are made on another.
  void take(const Reply<kv::Keyspace>& reply) {
    if (const auto* trouble = std::get_if<Trouble>(&reply.outcome)) {
      Finish(statusOf(*trouble));
      return;
    }
    header_ = reply.header;
    space_ = std::get<kv::Keyspace>(reply.outcome);
    makeBytes_.Set(gpr_now(GPR_CLOCK_MONOTONIC), [this](bool) {
      bytes_ = snapshotFile(space_);
      const Sha256 checksum = sha256(bytes_);
      bytes_.append(checksum.begin(), checksum.end());
      writePiece();
    });
  }
  void writePiece() {
    constexpr std::size_t checksum = sizeof(Sha256);
    if (sent_ == bytes_.size()) {
      Finish(grpc::Status::OK);
      return;
    }
    // The checksum goes in a message of its own.
    const std::size_t end = bytes_.size() - checksum;
    const std::size_t most = sent_ < end ? end - sent_ : checksum;
    const std::size_t size = std::min(kPieceBytes, most);
    piece_.set_blob(bytes_.substr(sent_, size));
    sent_ += size;
    piece_.set_remaining_bytes(bytes_.size() - sent_);
    fill(*piece_.mutable_header(), header_);
    StartWrite(&piece_);
  }
  void OnWriteDone(bool ok) override {
    if (ok) {
      writePiece();
    } else {
      Finish(grpc::Status::CANCELLED);
    }
  }
  void OnDone() override { delete this; }

  Header header_;
  kv::Keyspace space_;
  grpc::Alarm makeBytes_;
  std::string bytes_;
  std::size_t sent_{0};
  pb::SnapshotResponse piece_;
};

}  // namespace

grpc::ServerWriteReactor<pb::SnapshotResponse>* sendSnapshot(Front front) {
  auto stream = std::make_unique<SnapshotStream>();
  stream->begin(front);
  return stream.release();
}

}  // namespace etcd
