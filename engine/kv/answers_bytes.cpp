// The bytes of an answer: version (1) | revision | its place in the variant from 0 | its fields:
//   range: records, count, more;  put: the record before, if any;  delete: count, records;
//   transaction: succeeded, its answers;  refusal: one byte
// Numbers and texts are as in bytes.h, lists their length and their parts. Nothing may follow.
#include "engine/kv/bytes.h"
#include "engine/kv/requests.h"

namespace kv {
namespace {

constexpr std::uint8_t kAnswerVersion = 1;
/// Answers within answers at most; as deep as transactions (requests_bytes.cpp).
constexpr int kAnswersDeepest = 16;

void put(std::string& out, const Record& record) {
  putText(out, record.key);
  putText(out, record.value);
  putNumber(out, record.createRevision);
  putNumber(out, record.modRevision);
  putNumber(out, record.version);
  putNumber(out, static_cast<std::uint64_t>(record.lease));
}

void put(std::string& out, const std::vector<Record>& records) {
  putNumber(out, records.size());
  for (const Record& record : records) put(out, record);
}

struct WriteAnswer {
  std::string& out;

  void operator()(const Done&) const {}
  void operator()(const RangeAnswer& range) const {
    put(out, range.records);
    putNumber(out, range.count);
    out.push_back(range.more ? 1 : 0);
  }
  void operator()(const PutAnswer& answer) const {
    out.push_back(answer.previous ? 1 : 0);
    if (answer.previous) put(out, *answer.previous);
  }
  void operator()(const DeleteAnswer& deletion) const {
    putNumber(out, deletion.deleted);
    put(out, deletion.previous);
  }
  void operator()(const TxnAnswer& txn) const {
    out.push_back(txn.succeeded ? 1 : 0);
    putNumber(out, txn.answers.size());
    for (const ActAnswer& one : txn.answers) {
      out.push_back(static_cast<char>(one.body.index()));
      std::visit(*this, one.body);
    }
  }
  void operator()(const Refusal& refusal) const { out.push_back(static_cast<char>(refusal)); }
};

bool choice(Reader& in) {
  const std::uint8_t byte = in.byte();
  if (byte > 1) in.ok = false;
  return byte == 1;
}

Record recordFrom(Reader& in) {
  Record record;
  record.key = in.text();
  record.value = in.text();
  record.createRevision = in.number();
  record.modRevision = in.number();
  record.version = in.number();
  record.lease = static_cast<LeaseId>(in.number());
  return record;
}

std::vector<Record> recordsFrom(Reader& in) {
  std::vector<Record> records;
  for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
    records.push_back(recordFrom(in));
  }
  return records;
}

RangeAnswer rangeFrom(Reader& in) {
  RangeAnswer range;
  range.records = recordsFrom(in);
  range.count = in.number();
  range.more = choice(in);
  return range;
}

PutAnswer putFrom(Reader& in) {
  PutAnswer answer;
  if (choice(in)) answer.previous = recordFrom(in);
  return answer;
}

DeleteAnswer deleteFrom(Reader& in) {
  DeleteAnswer deletion;
  deletion.deleted = in.number();
  deletion.previous = recordsFrom(in);
  return deletion;
}

TxnAnswer txnFrom(Reader& in, int depth) {
  TxnAnswer txn;
  if (depth > kAnswersDeepest) in.ok = false;
  txn.succeeded = choice(in);
  for (std::uint64_t count = in.number(); count > 0 && in.ok; --count) {
    const std::uint8_t kind = in.byte();
    if (kind == 0) txn.answers.emplace_back().body = rangeFrom(in);
    if (kind == 1) txn.answers.emplace_back().body = putFrom(in);
    if (kind == 2) txn.answers.emplace_back().body = deleteFrom(in);
    if (kind == 3) txn.answers.emplace_back().body = txnFrom(in, depth + 1);
    if (kind > 3) in.ok = false;
  }
  return txn;
}

Refusal refusalFrom(Reader& in) {
  const std::uint8_t byte = in.byte();
  if (byte > static_cast<std::uint8_t>(Refusal::NoSpace)) in.ok = false;
  return static_cast<Refusal>(in.ok ? byte : 0);
}

}  // namespace

std::string encode(const Answer& answer) {
  std::string out;
  out.push_back(static_cast<char>(kAnswerVersion));
  putNumber(out, answer.revision);
  out.push_back(static_cast<char>(answer.body.index()));
  std::visit(WriteAnswer{out}, answer.body);
  return out;
}

std::optional<Answer> decodeAnswer(std::string_view bytes) {
  Reader in{bytes};
  if (in.byte() != kAnswerVersion) return std::nullopt;
  Answer answer;
  answer.revision = in.number();
  const std::uint8_t kind = in.byte();
  if (kind == 1) answer.body = rangeFrom(in);
  if (kind == 2) answer.body = putFrom(in);
  if (kind == 3) answer.body = deleteFrom(in);
  if (kind == 4) answer.body = txnFrom(in, 0);
  if (kind == 5) answer.body = refusalFrom(in);
  if (kind > 5 || !in.ok || !in.rest.empty()) return std::nullopt;
  return answer;
}

}  // namespace kv
