#include "engine/wire/frame.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using raft::Index;
using raft::ServerId;
using raft::Term;

raft::Entry proposed(std::string bytes) {
  return {Term{}, Index{}, raft::EntryKind::Command, raft::Payload{std::move(bytes)}};
}

std::vector<raft::Body> everyBody() {
  return {raft::RequestVote{Index{7}, Term{3}},
          raft::RequestVoteReply{raft::Vote::Granted},
          raft::RequestVoteReply{raft::Vote::Denied},
          raft::AppendEntries{Index{4},
                              Term{2},
                              Index{3},
                              {{Term{3}, Index{5}, raft::EntryKind::Empty, {}},
                               {Term{3}, Index{6}, raft::EntryKind::Command,
                                raft::Payload{std::string("a\0b", 3)}}}},
          raft::AppendEntriesReply{raft::AppendAccepted{Index{9}}},
          raft::AppendEntriesReply{raft::AppendRejected{Index{9}, Index{4}, Term{1}}},
          raft::Heartbeat{Index{8}},
          raft::HeartbeatReply{},
          raft::Propose{{proposed("one"), proposed("two")}}};
}

wire::Frame frameOf(raft::Body body) {
  return {{ServerId{1}, ServerId{2}, Term{4}, std::move(body)},
          11,
          12,
          raft::Instant{std::chrono::milliseconds(5)},
          3};
}

TEST(Frame, EveryMessageComesBackAsItWas) {
  for (const raft::Body& body : everyBody()) {
    wire::FrameReader reader;
    reader.feed(wire::encode(frameOf(body)));
    const auto next = reader.next();
    ASSERT_TRUE(std::holds_alternative<wire::Frame>(next)) << raft::nameOf(body);
    EXPECT_EQ(std::get<wire::Frame>(next), frameOf(body)) << raft::nameOf(body);
  }
}

TEST(FrameReader, CutsAStreamIntoFramesHoweverItIsDivided) {
  std::string stream;
  for (const raft::Body& body : everyBody()) stream += wire::encode(frameOf(body));
  for (std::size_t piece = 1; piece < 40; ++piece) {
    wire::FrameReader reader;
    std::size_t frames = 0;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      reader.feed(std::string_view(stream).substr(at, piece));
      while (std::holds_alternative<wire::Frame>(reader.next())) ++frames;
    }
    EXPECT_EQ(frames, everyBody().size()) << "in pieces of " << piece;
  }
}

TEST(FrameReader, RefusesALengthBeyondTheLimitWithoutWaitingForIt) {
  wire::FrameReader reader;
  reader.feed("\xff\xff\xff\xff");
  EXPECT_TRUE(std::holds_alternative<std::string>(reader.next()));
}

TEST(Frame, RefusesEntriesWithAGap) {
  raft::AppendEntries append;
  append.entries.push_back({Term{1}, Index{5}, raft::EntryKind::Empty, {}});
  wire::FrameReader reader;
  reader.feed(wire::encode(frameOf(append)));
  EXPECT_TRUE(std::holds_alternative<std::string>(reader.next()));
}

TEST(Frame, RandomBytesNeverCrashTheDecoder) {
  std::mt19937 random(1);
  std::string bytes = wire::encode(frameOf(everyBody()[3])).substr(wire::kHeaderBytes);
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    damaged.resize(random() % (damaged.size() + 1));
    (void)wire::decode(damaged);
  }
}

}  // namespace
