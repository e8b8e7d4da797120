// Every body there and back with random values; what no member says is refused with a sentence.
#include <gtest/gtest.h>

#include <random>

#include "engine/wire/frame.h"

namespace {

using raft::Index;
using raft::Payload;
using raft::ServerId;
using raft::Term;

/// Makes values of any size, 0 and the largest included.
class Random {
 public:
  explicit Random(std::uint64_t seed) : bits_(seed) {}

  std::uint64_t number() { return bits_() >> bits_() % 65 % 64; }
  std::uint64_t upTo(std::uint64_t most) { return bits_() % (most + 1); }
  bool coin() { return bits_() % 2 == 0; }
  Payload payload() {
    std::string bytes(upTo(40), '\0');
    for (char& c : bytes) c = static_cast<char>(bits_());
    return Payload(std::move(bytes));
  }
  raft::EntryKind kind() { return static_cast<raft::EntryKind>(upTo(2)); }
  raft::ServerSet servers() {
    raft::ServerSet out;
    for (std::uint64_t n = upTo(4); n > 0; --n) out.insert(ServerId{1 + upTo(20)});
    return out;
  }
  raft::Configuration configuration() {
    return {servers(), servers(), servers(), servers(), raft::AutoLeave{coin()}, servers()};
  }
  std::vector<raft::Entry> entriesAfter(Index index) {
    std::vector<raft::Entry> out;
    for (std::uint64_t n = upTo(4); n > 0; --n) {
      out.push_back({Term{number()}, ++index, kind(), payload()});
    }
    return out;
  }
  std::vector<raft::Entry> proposals() {
    std::vector<raft::Entry> out;
    for (std::uint64_t n = upTo(4); n > 0; --n) out.push_back({{}, {}, kind(), payload()});
    return out;
  }

 private:
  std::mt19937_64 bits_;
};

raft::SnapshotChunk randomChunk(Random& r) {
  raft::SnapshotChunk chunk{
      Index{1 + r.upTo(99)}, Term{r.number()}, r.configuration(), r.upTo(1'000), 0, r.payload()};
  chunk.total = chunk.offset + chunk.bytes.bytes().size() + r.upTo(50);
  return chunk;
}

/// One of each, in the order of raft::Body.
std::vector<raft::Body> randomBodies(Random& r) {
  const Index prev{r.upTo(1'000'000)};
  const auto vote = [&] { return r.coin() ? raft::Vote::Granted : raft::Vote::Denied; };
  raft::AppendEntriesReply reply{raft::AppendAccepted{Index{r.number()}}};
  if (r.coin()) {
    reply = {raft::AppendRejected{Index{r.number()}, Index{r.number()}, Term{r.number()}}};
  }
  return {
      raft::RequestVote{Index{r.number()}, Term{r.number()},
                        r.coin() ? raft::Campaign::Transfer : raft::Campaign::Election},
      raft::RequestVoteReply{vote()},
      raft::AppendEntries{prev, Term{r.number()}, Index{r.number()}, r.entriesAfter(prev)},
      reply,
      raft::Heartbeat{Index{r.number()}, raft::Round{r.number()}},
      raft::HeartbeatReply{raft::Round{r.number()}},
      raft::Propose{r.proposals()},
      raft::RequestPreVote{Index{r.number()}, Term{r.number()}},
      raft::RequestPreVoteReply{vote()},
      raft::InstallSnapshot{
          {Index{1 + r.upTo(99)}, Term{r.number()}, r.configuration(), r.payload()}},
      randomChunk(r),
      raft::SnapshotChunkReply{Index{1 + r.upTo(99)}, r.number()},
      raft::TimeoutNow{},
      raft::TransferLeadership{ServerId{1 + r.upTo(99)}},
      raft::ReadIndex{raft::ReadId{r.number()}},
      raft::ReadIndexReply{raft::ReadId{r.number()}, Index{r.number()}},
  };
}

std::variant<wire::Frame, std::string> thereAndBack(const wire::Frame& frame) {
  return wire::decode(wire::encode(frame).substr(wire::kHeaderBytes));
}

std::string refusal(raft::Body body) {
  const wire::Frame frame{{ServerId{1}, ServerId{2}, Term{3}, std::move(body)}};
  const auto decoded = thereAndBack(frame);
  const auto* sentence = std::get_if<std::string>(&decoded);
  return sentence ? *sentence : "";
}

TEST(Body, EachComesBackWithAnyValues) {
  Random random(1);
  for (int round = 0; round < 500; ++round) {
    const std::vector<raft::Body> bodies = randomBodies(random);
    ASSERT_EQ(bodies.size(), std::variant_size_v<raft::Body>);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      ASSERT_EQ(bodies[i].index(), i);
      const wire::Frame frame{
          {ServerId{1 + random.number() / 2}, ServerId{2}, Term{random.number()}, bodies[i]},
          random.number(),
          random.number(),
          raft::Instant{std::chrono::nanoseconds(random.number() >> 1)},
          random.number()};
      const auto decoded = thereAndBack(frame);
      ASSERT_TRUE(std::holds_alternative<wire::Frame>(decoded))
          << raft::nameOf(bodies[i]) << ": " << std::get<std::string>(decoded);
      EXPECT_EQ(std::get<wire::Frame>(decoded), frame) << raft::nameOf(bodies[i]);
    }
  }
}

TEST(Body, RefusesAnUnknownKindOfEntry) {
  raft::Propose propose{{{Term{}, Index{}, raft::EntryKind::Command, Payload{"x"}}}};
  std::string bytes =
      wire::encode({{ServerId{1}, ServerId{2}, Term{3}, propose}}).substr(wire::kHeaderBytes);
  // Field 3 of the entry: its tag, then its kind.
  const std::size_t kind = bytes.find("\x18\x01\x22\x01x");
  ASSERT_NE(kind, std::string::npos);
  bytes[kind + 1] = 7;
  const auto decoded = wire::decode(bytes);
  ASSERT_TRUE(std::holds_alternative<std::string>(decoded));
  EXPECT_EQ(std::get<std::string>(decoded),
            "the frame has an entry of a kind that this version does not know");
}

TEST(Body, RefusesWhatNoMemberSays) {
  const raft::Entry numbered{Term{1}, Index{1}, raft::EntryKind::Command, Payload{"x"}};
  EXPECT_EQ(refusal(raft::Propose{{numbered}}), "a proposed entry has a term or an index already");
  EXPECT_EQ(refusal(raft::TransferLeadership{}), "the frame names a server 0");
  raft::SnapshotChunk chunk{Index{4}, Term{1}, {}, 8, 10, Payload{"abc"}};
  EXPECT_EQ(refusal(chunk), "a part of a snapshot reaches beyond its end");
  chunk.total = 11;
  EXPECT_EQ(refusal(chunk), "");
  chunk.offset = UINT64_MAX;
  EXPECT_EQ(refusal(chunk), "a part of a snapshot reaches beyond its end");
  chunk.offset = 0;
  chunk.configuration.learners = {ServerId{0}};
  EXPECT_EQ(refusal(chunk), "the frame names a server 0");
  EXPECT_EQ(refusal(raft::SnapshotChunkReply{}), "the frame's snapshot ends at index 0");
  EXPECT_EQ(refusal(raft::InstallSnapshot{}), "the frame's snapshot ends at index 0");
  raft::AppendEntries gap{Index{3}, Term{1}, Index{}, {numbered}};
  EXPECT_EQ(refusal(gap), "the frame's entries have a gap in their indexes");
  gap.prevLogIndex = Index{UINT64_MAX};
  gap.entries[0].index = Index{0};
  EXPECT_EQ(refusal(gap), "the frame's entries have a gap in their indexes");
}

TEST(Body, RefusesAFrameFromOrToNobody) {
  for (const auto& [from, to] : {std::pair{0, 1}, std::pair{1, 0}}) {
    const wire::Frame frame{
        {ServerId{std::uint64_t(from)}, ServerId{std::uint64_t(to)}, Term{1}, raft::TimeoutNow{}}};
    EXPECT_TRUE(std::holds_alternative<std::string>(thereAndBack(frame)));
  }
}

}  // namespace
