// etcd's messages as plain requests and answers, and back.
#include "engine/etcd/translate.h"

#include <gtest/gtest.h>

namespace etcd {
namespace {

struct SortRow {
  pb::RangeRequest::SortOrder order;
  pb::RangeRequest::SortTarget target;
  kv::SortOrder sortOrder;
  kv::SortBy sortBy;
};

TEST(Translate, ARangeIsSortedByItsTargetEvenWithoutAnOrder) {
  using Message = pb::RangeRequest;
  const std::vector<SortRow> rows{
      {Message::NONE, Message::KEY, kv::SortOrder::None, kv::SortBy::Key},
      {Message::NONE, Message::MOD, kv::SortOrder::Ascend, kv::SortBy::ModRevision},
      {Message::ASCEND, Message::VERSION, kv::SortOrder::Ascend, kv::SortBy::Version},
      {Message::DESCEND, Message::CREATE, kv::SortOrder::Descend, kv::SortBy::CreateRevision},
      {Message::DESCEND, Message::VALUE, kv::SortOrder::Descend, kv::SortBy::Value},
  };
  for (const SortRow& row : rows) {
    Message message;
    message.set_sort_order(row.order);
    message.set_sort_target(row.target);
    const kv::RangeRequest request = requestOf(message);
    EXPECT_EQ(request.order, row.sortOrder) << message.DebugString();
    EXPECT_EQ(request.sortBy, row.sortBy) << message.DebugString();
  }
}

TEST(Translate, ARangeTellsItsBoundsAndWhatItWants) {
  pb::RangeRequest message;
  message.set_key("a");
  message.set_range_end(std::string(1, '\0'));
  message.set_limit(7);
  message.set_revision(9);
  message.set_min_mod_revision(1);
  message.set_max_mod_revision(2);
  message.set_min_create_revision(3);
  message.set_max_create_revision(4);
  message.set_keys_only(true);
  const kv::RangeRequest request = requestOf(message);
  EXPECT_EQ(request, (kv::RangeRequest{{"a", std::string(1, '\0')},
                                       9,
                                       7,
                                       kv::SortBy::Key,
                                       kv::SortOrder::None,
                                       kv::Wants::KeysOnly,
                                       1,
                                       2,
                                       3,
                                       4}));
  message.set_limit(-1);
  message.set_revision(-5);
  message.set_count_only(true);
  EXPECT_EQ(requestOf(message).limit, 0u) << "no limit";
  EXPECT_EQ(requestOf(message).revision, 0u) << "now";
  EXPECT_EQ(requestOf(message).wants, kv::Wants::CountOnly);
}

struct KeepsRow {
  bool value;
  bool lease;
  kv::Keeps keeps;
};

TEST(Translate, APutKeepsWhatTheClientIgnores) {
  const std::vector<KeepsRow> rows{{false, false, kv::Keeps::Nothing},
                                   {true, false, kv::Keeps::Value},
                                   {false, true, kv::Keeps::Lease},
                                   {true, true, kv::Keeps::ValueAndLease}};
  for (const KeepsRow& row : rows) {
    pb::PutRequest message;
    message.set_key("k");
    message.set_ignore_value(row.value);
    message.set_ignore_lease(row.lease);
    message.set_prev_kv(true);
    EXPECT_EQ(requestOf(message), (kv::PutRequest{"k", "", 0, kv::Previous::Told, row.keeps}));
  }
}

TEST(Translate, EachTargetOfAComparisonHasItsOwnNumber) {
  pb::TxnRequest message;
  const auto add = [&](pb::Compare::CompareTarget target) {
    pb::Compare& compare = *message.add_compare();
    compare.set_target(target);
    compare.set_result(pb::Compare::LESS);
    return &compare;
  };
  add(pb::Compare::VERSION)->set_version(1);
  add(pb::Compare::CREATE)->set_create_revision(2);
  add(pb::Compare::MOD)->set_mod_revision(3);
  add(pb::Compare::VALUE)->set_value("4");
  add(pb::Compare::LEASE)->set_lease(5);
  const std::vector<kv::Compare> compares = requestOf(message).compares;
  ASSERT_EQ(compares.size(), 5u);
  const kv::Relation less = kv::Relation::Less;
  EXPECT_EQ(compares[0], (kv::Compare{{}, kv::Target::Version, less, 1, ""}));
  EXPECT_EQ(compares[1], (kv::Compare{{}, kv::Target::CreateRevision, less, 2, ""}));
  EXPECT_EQ(compares[2], (kv::Compare{{}, kv::Target::ModRevision, less, 3, ""}));
  EXPECT_EQ(compares[3], (kv::Compare{{}, kv::Target::Value, less, 0, "4"}));
  EXPECT_EQ(compares[4], (kv::Compare{{}, kv::Target::Lease, less, 5, ""}));
}

TEST(Translate, ATransactionIsSerializableIfAllItsReadsAre) {
  pb::TxnRequest message;
  auto* first = message.add_success()->mutable_request_range();
  auto* inner = message.add_failure()->mutable_request_txn()->add_success();
  auto* second = inner->mutable_request_range();
  EXPECT_EQ(readAsOf(message), server::ReadAs::Linearizable);
  first->set_serializable(true);
  EXPECT_EQ(readAsOf(message), server::ReadAs::Linearizable) << "one within is not";
  second->set_serializable(true);
  EXPECT_EQ(readAsOf(message), server::ReadAs::Serializable);
  const kv::TxnRequest request = requestOf(message);
  ASSERT_EQ(request.failure.size(), 1u);
  EXPECT_TRUE(std::holds_alternative<kv::TxnRequest>(request.failure.front().body));
}

TEST(Translate, AWatchWithoutAKeyBeginsAtTheFirst) {
  pb::WatchCreateRequest message;
  EXPECT_EQ(requestOf(message).range.key, std::string(1, '\0'));
  message.set_key("k");
  message.add_filters(pb::WatchCreateRequest::NOPUT);
  EXPECT_EQ(requestOf(message).skips, kv::Skips::Puts);
  message.add_filters(pb::WatchCreateRequest::NODELETE);
  EXPECT_EQ(requestOf(message).skips, kv::Skips::Both);
}

TEST(Translate, ADeletionIsToldWithItsKeyAndRevisionOnly) {
  kv::Change change;
  change.now = {"k", "", 2, 5, 0, 0};
  change.before = kv::Record{"k", "v", 2, 4, 3, 0};
  mvccpb::Event event;
  fill(event, change);
  EXPECT_EQ(event.type(), mvccpb::Event::DELETE);
  EXPECT_EQ(event.kv().mod_revision(), 5);
  EXPECT_EQ(event.kv().create_revision(), 0);
  EXPECT_EQ(event.prev_kv().value(), "v");
}

TEST(Translate, AnswersWithinATransactionTellItsRevision) {
  kv::TxnAnswer answer{true, {}};
  answer.answers.push_back({kv::PutAnswer{}});
  answer.answers.push_back({kv::DeleteAnswer{2, {}}});
  pb::TxnResponse message;
  fill(message, answer, 8);
  ASSERT_EQ(message.responses_size(), 2);
  EXPECT_EQ(message.responses(0).response_put().header().revision(), 8);
  EXPECT_EQ(message.responses(1).response_delete_range().deleted(), 2);
  EXPECT_TRUE(message.succeeded());
}

struct ErrorRow {
  grpc::Status status;
  grpc::StatusCode code;
  const char* text;
};

// etcd 3.4, api/v3rpc/rpctypes.
TEST(Errors, HaveTheCodesAndTextsThatClientsMatchOn) {
  using Code = grpc::StatusCode;
  const std::vector<ErrorRow> rows{
      {statusOf(kv::Refusal::EmptyKey), Code::INVALID_ARGUMENT, "etcdserver: key is not provided"},
      {statusOf(kv::Refusal::Compacted), Code::OUT_OF_RANGE,
       "etcdserver: mvcc: required revision has been compacted"},
      {statusOf(kv::Refusal::LeaseNotFound), Code::NOT_FOUND,
       "etcdserver: requested lease not found"},
      {statusOf(kv::Refusal::LeaseExists), Code::FAILED_PRECONDITION,
       "etcdserver: lease already exists"},
      {statusOf(kv::Refusal::NoSpace), Code::RESOURCE_EXHAUSTED,
       "etcdserver: mvcc: database space exceeded"},
      {statusOf(Trouble::TimedOut), Code::UNAVAILABLE, "etcdserver: request timed out"},
      {statusOf(Trouble::NoLeader), Code::UNAVAILABLE, "etcdserver: no leader"},
      {statusOf(Trouble::TooLarge), Code::INVALID_ARGUMENT, "etcdserver: request is too large"},
      {statusOf(Trouble::MemberNotFound), Code::NOT_FOUND, "etcdserver: member not found"},
      {statusOf(troubleOf(trace::Failure::Unreachable)), Code::UNAVAILABLE,
       "etcdserver: server stopped"},
  };
  for (const ErrorRow& row : rows) {
    EXPECT_EQ(row.status.error_code(), row.code) << row.text;
    EXPECT_EQ(row.status.error_message(), row.text);
  }
}

}  // namespace
}  // namespace etcd
