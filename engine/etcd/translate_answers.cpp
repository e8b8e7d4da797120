#include "engine/etcd/translate.h"

namespace etcd {
namespace {

/// Of the operations within a transaction: etcd tells the revision only, and of deletions and puts.
struct FillAct {
  pb::ResponseOp& op;
  kv::Revision revision;

  void operator()(const kv::RangeAnswer& answer) const {
    auto& message = *op.mutable_response_range();
    message.mutable_header()->set_revision(signedOf(revision));
    fill(message, answer);
  }
  void operator()(const kv::PutAnswer& answer) const {
    auto& message = *op.mutable_response_put();
    message.mutable_header()->set_revision(signedOf(revision));
    fill(message, answer);
  }
  void operator()(const kv::DeleteAnswer& answer) const {
    auto& message = *op.mutable_response_delete_range();
    message.mutable_header()->set_revision(signedOf(revision));
    fill(message, answer);
  }
  void operator()(const kv::TxnAnswer& answer) const {
    auto& message = *op.mutable_response_txn();
    message.mutable_header();
    fill(message, answer, revision);
  }
};

}  // namespace

void fill(pb::ResponseHeader& header, const Header& from) {
  header.set_cluster_id(from.cluster);
  header.set_member_id(from.member);
  header.set_revision(signedOf(from.revision));
  header.set_raft_term(from.term);
}

void fill(mvccpb::KeyValue& message, const kv::Record& record) {
  message.set_key(record.key);
  message.set_value(record.value);
  message.set_create_revision(signedOf(record.createRevision));
  message.set_mod_revision(signedOf(record.modRevision));
  message.set_version(signedOf(record.version));
  message.set_lease(record.lease);
}

void fill(mvccpb::Event& message, const kv::Change& change) {
  if (change.isDeletion()) {
    message.set_type(mvccpb::Event::DELETE);
    message.mutable_kv()->set_key(change.now.key);
    message.mutable_kv()->set_mod_revision(signedOf(change.now.modRevision));
  } else {
    fill(*message.mutable_kv(), change.now);
  }
  if (change.before) fill(*message.mutable_prev_kv(), *change.before);
}

void fill(pb::RangeResponse& message, const kv::RangeAnswer& answer) {
  for (const kv::Record& record : answer.records) fill(*message.add_kvs(), record);
  message.set_count(signedOf(answer.count));
  message.set_more(answer.more);
}

void fill(pb::PutResponse& message, const kv::PutAnswer& answer) {
  if (answer.previous) fill(*message.mutable_prev_kv(), *answer.previous);
}

void fill(pb::DeleteRangeResponse& message, const kv::DeleteAnswer& answer) {
  message.set_deleted(signedOf(answer.deleted));
  for (const kv::Record& record : answer.previous) fill(*message.add_prev_kvs(), record);
}

void fill(pb::TxnResponse& message, const kv::TxnAnswer& answer, kv::Revision revision) {
  message.set_succeeded(answer.succeeded);
  for (const kv::ActAnswer& one : answer.answers) {
    std::visit(FillAct{*message.add_responses(), revision}, one.body);
  }
}

void fill(pb::Member& message, const MemberRow& row) {
  message.set_id(row.id);
  message.set_name(row.name);
  for (const std::string& url : row.peerUrls) message.add_peerurls(url);
  for (const std::string& url : row.clientUrls) message.add_clienturls(url);
  message.set_islearner(row.learner);
}

}  // namespace etcd
