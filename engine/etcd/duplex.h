// A stream in both directions: one message is read at a time, one is written at a time, the others
// wait their turn.
// Thread rule: send() and finish() from any thread; onMessage and onOver are called by gRPC's.
// Invariant: lives until gRPC is done with it, and as long as somebody holds it; what is sent
// after that goes nowhere.
#pragma once

#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace etcd {

template <typename Request, typename Response>
class Duplex : public grpc::ServerBidiReactor<Request, Response>,
               public std::enable_shared_from_this<Duplex<Request, Response>> {
 public:
  void send(Response response) {
    const std::lock_guard lock(mutex_);
    if (over_ || end_) return;
    *backlog_ += response.ByteSizeLong();
    out_.push_back(std::move(response));
    writeNext();
  }
  /// After what was sent so far.
  void finish(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    if (over_ || end_) return;
    end_ = status;
    writeNext();
  }
  /// Bytes that wait to be written.
  std::shared_ptr<std::atomic<std::size_t>> backlog() const { return backlog_; }

 protected:
  /// To be called once it is held by a shared_ptr.
  void begin() {
    self_ = this->shared_from_this();
    this->StartRead(&in_);
  }
  virtual void onMessage(const Request& request) = 0;
  /// The client asks no more, but may still listen. Whoever owes it answers stays.
  virtual void onNoMore() { leave(); }
  /// The client left, or everything was told.
  virtual void onOver() = 0;

 private:
  // REQUIRES: the mutex is held.
  void writeNext() {
    if (writing_) return;
    if (!out_.empty()) {
      writing_ = true;
      this->StartWrite(&out_.front());
    } else if (end_) {
      over_ = true;
      this->Finish(*end_);
    }
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    if (over_) return;
    if (out_.size() > 1) out_.erase(out_.begin() + 1, out_.end());
    if (!writing_) out_.clear();
    if (!end_) end_ = grpc::Status::OK;
    writeNext();
  }
  void OnReadDone(bool ok) override {
    if (!ok) {
      onNoMore();
      return;
    }
    onMessage(in_);
    const std::lock_guard lock(mutex_);
    if (!over_) this->StartRead(&in_);
  }
  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    *backlog_ -= out_.front().ByteSizeLong();
    out_.pop_front();
    writing_ = false;
    if (!ok) out_.clear();
    if (!ok && !end_) end_ = grpc::Status::CANCELLED;
    writeNext();
  }
  void OnCancel() override { leave(); }
  void OnDone() override {
    onOver();
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    self_.reset();
  }

  std::mutex mutex_;
  Request in_;
  std::deque<Response> out_;  ///< the first is being written, if any is
  std::optional<grpc::Status> end_;
  bool writing_{false};
  bool over_{false};
  std::shared_ptr<std::atomic<std::size_t>> backlog_{std::make_shared<std::atomic<std::size_t>>(0)};
  std::shared_ptr<Duplex> self_;
};

}  // namespace etcd
