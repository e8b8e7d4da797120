// Batches for the log, and what a disk that holds the first k of them must give back.
#pragma once

#include <gtest/gtest.h>

#include <random>

#include "engine/wal/log.h"

namespace wal {

inline raft::Entry entry(std::uint64_t index, std::uint64_t term, std::string payload) {
  const auto kind = payload.empty() ? raft::EntryKind::Empty : raft::EntryKind::Command;
  return {raft::Term{term}, raft::Index{index}, kind, raft::Payload(std::move(payload))};
}

inline raft::Persist batch(std::uint64_t term, std::vector<raft::Entry> entries) {
  raft::Persist request;
  request.hardState = {raft::Term{term}, raft::ServerId{term % 5}, raft::Index{0}};
  request.entries = std::move(entries);
  return request;
}

inline void replay(raft::Restored& into, const raft::Persist& request) {
  into.hardState = request.hardState;
  if (request.snapshot) {
    into.snapshot = request.snapshot;
    into.entries =
        raft::Entries(request.snapshot->lastIncludedIndex, request.snapshot->lastIncludedTerm);
  }
  if (request.entries.empty()) return;
  into.entries.truncateFrom(request.entries.front().index);
  for (const raft::Entry& e : request.entries) into.entries.append(e);
}

inline raft::Restored replayed(const std::vector<raft::Persist>& requests, std::size_t count) {
  raft::Restored result;
  for (std::size_t i = 0; i < count; ++i) replay(result, requests[i]);
  return result;
}

inline bool same(const raft::Restored& a, const raft::Restored& b) {
  return a.hardState == b.hardState && a.entries == b.entries && a.snapshot == b.snapshot;
}

/// REQUIRES: the log is sound.
inline Log::Opened reopened(Files& files, const Options& options = {}) {
  auto opened = Log::open(files, options);
  if (const auto* refused = std::get_if<Refused>(&opened)) ADD_FAILURE() << refused->why;
  return std::get<Log::Opened>(std::move(opened));
}

inline void appendSynced(Log& log, Files& files, const raft::Persist& request) {
  ASSERT_EQ(log.append(files, request), "");
  ASSERT_EQ(log.sync(files), "");
}

/// Batches as a server writes them: terms grow, entries follow or replace the last few.
inline std::vector<raft::Persist> randomHistory(std::uint64_t seed, std::size_t count) {
  std::mt19937_64 random(seed);
  std::vector<raft::Persist> history;
  std::uint64_t term = 1;
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (random() % 4 == 0) ++term;
    const std::uint64_t back = std::min<std::uint64_t>(last, random() % 3);
    const std::uint64_t first = last - back + 1;
    const std::uint64_t entries = random() % 5;
    std::vector<raft::Entry> list;
    for (std::uint64_t k = 0; k < entries; ++k) {
      list.push_back(
          entry(first + k, term, std::string(random() % 40, static_cast<char>('a' + k))));
    }
    if (entries != 0) last = first + entries - 1;
    history.push_back(batch(term, std::move(list)));
  }
  return history;
}

}  // namespace wal
