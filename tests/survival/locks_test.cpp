// A program that holds a lock is stopped, as a long pause of its machine would: its lease runs out,
// the next one gets the lock, and what the first one writes when it wakes is kept out by the
// revision at which it got the lock, its token.
#include <gmock/gmock.h>

#include <csignal>

#include "tests/etcd/program.h"
#include "tests/survival/survival.h"

namespace survival {
namespace {

constexpr const char* kGuarded = "k/guarded";
constexpr std::chrono::seconds kGuardedWithin{10};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

/// etcd's own client, which keeps its lease alive as long as it runs.
class Holder {
 public:
  explicit Holder(const std::vector<std::string>& addresses)
      : program_({"etcdctl", "--endpoints=" + joined(addresses), "lock", "--ttl=2", "lock"}) {}

  /// Waits until it has the lock. False: it never got it.
  bool holds(const std::string& address) {
    key_ = program_.lineOut().value_or("");
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kGuardedWithin);
    pb::RangeRequest request;
    request.set_key(key_);
    pb::RangeResponse response;
    const auto stub = pb::KV::NewStub(Endpoints({address}, 0).now());
    if (key_.empty() || !stub->Range(&context, request, &response).ok()) return false;
    if (response.kvs_size() == 0) return false;
    token_ = response.kvs(0).create_revision();
    return true;
  }
  const std::string& key() const { return key_; }
  /// Grows from holder to holder.
  std::int64_t token() const { return token_; }
  etcd::Program& program() { return program_; }

 private:
  etcd::Program program_;
  std::string key_;
  std::int64_t token_{0};
};

class Locks : public Survival {
 protected:
  void SetUp() override {
    if (!etcd::isInstalled("etcdctl")) {
      GTEST_SKIP() << "NOT CHECKED: etcdctl is missing (etcd-client)";
    }
    begin();
  }
  /// Whether it was done: only while the lock is the one of that token.
  bool guardedPut(const Holder& holder, std::uint64_t client, const std::string& value,
                  const std::string& address) {
    const std::size_t operation = record.call(client, kv::Put{kGuarded, value});
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kGuardedWithin);
    pb::TxnRequest request;
    pb::Compare& compare = *request.add_compare();
    compare.set_key(holder.key());
    compare.set_target(pb::Compare::CREATE);
    compare.set_result(pb::Compare::EQUAL);
    compare.set_create_revision(holder.token());
    request.add_success()->mutable_request_put()->set_key(kGuarded);
    request.mutable_success(0)->mutable_request_put()->set_value(value);
    pb::TxnResponse response;
    const auto stub = pb::KV::NewStub(Endpoints({address}, 0).now());
    const grpc::Status status = stub->Txn(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    const bool done = status.ok() && response.succeeded();
    const auto refused = status.ok() ? check::Answer::Failed : check::Answer::Unknown;
    if (done) record.acknowledged({kGuarded, value, response.header().revision()});
    record.answered(operation, done ? check::Answer::Ok : refused);
    return done;
  }
};

constexpr std::uint64_t kFirst = 901;
constexpr std::uint64_t kSecond = 902;

// The leader dies meanwhile: the lease has to run out all the same, and not before its time.
TEST_F(Locks, OneThatIsStoppedLosesItsLockAndItsLateWriteIsKeptOut) {
  const std::uint32_t leader = members.leader();
  ASSERT_NE(leader, 0u);
  const std::string& living = members.addresses()[another(leader) - 1];
  Holder first(members.addresses());
  ASSERT_TRUE(first.holds(living)) << first.program().finish().err;
  EXPECT_TRUE(guardedPut(first, kFirst, "first", living));
  Holder second(members.addresses());

  first.program().signal(SIGSTOP);
  members.kill(leader);
  EXPECT_TRUE(writesGoOn()) << "without S" << leader;
  ASSERT_TRUE(second.holds(living)) << "the first one's lease has run out";
  EXPECT_GT(second.token(), first.token());
  EXPECT_TRUE(guardedPut(second, kSecond, "second", living));

  first.program().signal(SIGCONT);
  EXPECT_FALSE(guardedPut(first, kFirst, "late", living)) << "it believes that it holds the lock";
  EXPECT_TRUE(guardedPut(second, kSecond, "second again", living));
  EXPECT_NE(first.program().finish().exitCode, 0) << "it is told that its session is over";

  second.program().signal(SIGINT);
  EXPECT_EQ(second.program().finish().exitCode, 0);
  ASSERT_TRUE(members.start(leader)) << members.lastWords();
  EXPECT_TRUE(members.waitForLeader(leader));
  judge();
}

}  // namespace
}  // namespace survival
