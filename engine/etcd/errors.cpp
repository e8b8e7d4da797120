#include "engine/etcd/errors.h"

#include <string>

namespace etcd {
namespace {

using Code = grpc::StatusCode;

struct Row {
  Code code;
  std::string_view text;
};

Row rowOf(Trouble trouble) {
  switch (trouble) {
    case Trouble::TimedOut:
      return {Code::UNAVAILABLE, "etcdserver: request timed out"};
    case Trouble::TimedOutLeaderFailed:
      return {Code::UNAVAILABLE,
              "etcdserver: request timed out, possibly due to previous leader failure"};
    case Trouble::NoLeader:
      return {Code::UNAVAILABLE, "etcdserver: no leader"};
    case Trouble::NotLeader:
      return {Code::FAILED_PRECONDITION, "etcdserver: not leader"};
    case Trouble::Stopped:
      return {Code::UNAVAILABLE, "etcdserver: server stopped"};
    case Trouble::TooLarge:
      return {Code::INVALID_ARGUMENT, "etcdserver: request is too large"};
    case Trouble::TooManyRequests:
      return {Code::RESOURCE_EXHAUSTED, "etcdserver: too many requests"};
    case Trouble::PeerUrlExists:
      return {Code::FAILED_PRECONDITION, "etcdserver: Peer URLs already exists"};
    case Trouble::MemberNotFound:
      return {Code::NOT_FOUND, "etcdserver: member not found"};
    case Trouble::BadUrls:
      return {Code::INVALID_ARGUMENT, "etcdserver: given member URLs are invalid"};
    case Trouble::NotALearner:
      return {Code::FAILED_PRECONDITION, "etcdserver: can only promote a learner member"};
    case Trouble::LearnerBehind:
      return {Code::FAILED_PRECONDITION,
              "etcdserver: can only promote a learner member which is in sync with leader"};
    case Trouble::TooManyLearners:
      return {Code::FAILED_PRECONDITION, "etcdserver: too many learner members in cluster"};
    case Trouble::NotEnoughStarted:
      return {Code::FAILED_PRECONDITION,
              "etcdserver: re-configuration failed due to not enough started members"};
    case Trouble::Unhealthy:
      return {Code::UNAVAILABLE, "etcdserver: unhealthy cluster"};
    case Trouble::BadTransferee:
      return {Code::FAILED_PRECONDITION, "etcdserver: bad leader transferee"};
    case Trouble::NoSpare:
      return {Code::FAILED_PRECONDITION, "flotilla: no spare server waits to be added"};
  }
  return {Code::UNKNOWN, {}};
}

Code codeOf(kv::Refusal refusal) {
  switch (refusal) {
    case kv::Refusal::EmptyKey:
    case kv::Refusal::KeyNotFound:
    case kv::Refusal::ValueProvided:
    case kv::Refusal::LeaseProvided:
    case kv::Refusal::DuplicateKey:
    case kv::Refusal::TooManyActs:
      return Code::INVALID_ARGUMENT;
    case kv::Refusal::Compacted:
    case kv::Refusal::FutureRevision:
    case kv::Refusal::LeaseTooLong:
      return Code::OUT_OF_RANGE;
    case kv::Refusal::LeaseNotFound:
      return Code::NOT_FOUND;
    case kv::Refusal::LeaseExists:
      return Code::FAILED_PRECONDITION;
    case kv::Refusal::NoSpace:
      return Code::RESOURCE_EXHAUSTED;
  }
  return Code::UNKNOWN;
}

}  // namespace

grpc::Status statusOf(kv::Refusal refusal) {
  return {codeOf(refusal), std::string(kv::textOf(refusal))};
}

grpc::Status statusOf(Trouble trouble) {
  const Row row = rowOf(trouble);
  return {row.code, std::string(row.text)};
}

std::string_view textOf(Trouble trouble) { return rowOf(trouble).text; }

Trouble troubleOf(trace::Failure failure) {
  switch (failure) {
    case trace::Failure::None:
    case trace::Failure::Timeout:
      return Trouble::TimedOut;
    case trace::Failure::NoLeader:
      return Trouble::NoLeader;
    case trace::Failure::NotLeader:
      return Trouble::NotLeader;
    case trace::Failure::Unreachable:
      return Trouble::Stopped;
    case trace::Failure::TooLarge:
      return Trouble::TooLarge;
    case trace::Failure::Busy:
      return Trouble::TooManyRequests;
  }
  return Trouble::TimedOut;
}

}  // namespace etcd
