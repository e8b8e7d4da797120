#include "engine/etcd/promotion.h"

#include <grpcpp/create_channel.h>

#include <mutex>
#include <utility>
#include <vector>

#include "engine/etcd/operator.grpc.pb.h"

namespace etcd {
namespace {

namespace pb = ::etcdserverpb;

std::optional<Trouble> troubleIn(const grpc::Status& status) {
  if (status.ok()) return std::nullopt;
  for (const Trouble known : {Trouble::NotLeader, Trouble::MemberNotFound, Trouble::NotALearner,
                              Trouble::LearnerBehind, Trouble::Unhealthy, Trouble::Stopped}) {
    if (status.error_message() == textOf(known)) return known;
  }
  return Trouble::TimedOut;
}

/// One question on its way; gRPC's threads hold it until it is answered.
struct PromotionCall {
  std::unique_ptr<pb::Cluster::Stub> stub;
  grpc::ClientContext context;
  pb::MemberPromoteRequest request;
  pb::MemberPromoteResponse response;
};

}  // namespace

/// What was answered and not looked at yet. It outlives whoever asked.
struct Promotions::Mail {
  std::mutex mutex;
  std::vector<std::pair<std::uint64_t, std::optional<Trouble>>> answers;
};

Promotions::Promotions() : mail_(std::make_shared<Mail>()) {}
Promotions::~Promotions() = default;

void Promotions::ask(const std::string& url, std::uint64_t learner, raft::Duration timeout,
                     Then then) {
  const std::size_t scheme = url.find("://");
  const std::string address = scheme == std::string::npos ? url : url.substr(scheme + 3);
  const std::uint64_t number = ++asked_;
  waiting_.emplace(number, std::move(then));
  auto question = std::make_shared<PromotionCall>();
  question->stub =
      pb::Cluster::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  question->context.set_deadline(std::chrono::system_clock::now() +
                                 std::chrono::duration_cast<std::chrono::milliseconds>(timeout));
  question->request.set_id(learner);
  auto* const asked = question.get();
  asked->stub->async()->MemberPromote(
      &asked->context, &asked->request, &asked->response,
      [mail = mail_, number, question = std::move(question)](const grpc::Status& status) {
        const std::lock_guard lock(mail->mutex);
        mail->answers.emplace_back(number, troubleIn(status));
      });
}

void Promotions::turn() {
  if (waiting_.empty()) return;
  std::vector<std::pair<std::uint64_t, std::optional<Trouble>>> answers;
  {
    const std::lock_guard lock(mail_->mutex);
    answers.swap(mail_->answers);
  }
  for (const auto& [number, trouble] : answers) {
    const auto node = waiting_.extract(number);
    if (!node.empty()) node.mapped()(trouble);
  }
}

void Promotions::close() {
  for (const auto& [number, then] : std::exchange(waiting_, {})) then(Trouble::Stopped);
}

}  // namespace etcd
