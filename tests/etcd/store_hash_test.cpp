// What tells whether two stores are equal, and the file of a snapshot.
#include "engine/etcd/store_hash.h"

#include <gtest/gtest.h>

namespace etcd {
namespace {

TEST(StoreHash, IsOfARevisionWhateverWasWrittenLater) {
  kv::Keyspace space;
  space.apply(kv::PutRequest{"a", "1"});
  space.apply(kv::PutRequest{"a", "2"});
  const std::uint32_t then = hashOf(space, 3);
  space.apply(kv::PutRequest{"b", "3"});
  EXPECT_EQ(hashOf(space, 3), then);
  EXPECT_NE(hashOf(space, 4), then);
  kv::Keyspace other;
  other.apply(kv::PutRequest{"a", "1"});
  other.apply(kv::PutRequest{"a", "3"});
  EXPECT_NE(hashOf(other, 3), then);
}

TEST(StoreHash, ASnapshotsFileIsWholePagesAndTheStoreComesBack) {
  kv::Keyspace space;
  space.apply(kv::PutRequest{"a", std::string(1'000, 'x')});
  space.apply(kv::LeaseGrantRequest{3, 60});
  const std::string file = snapshotFile(space);
  EXPECT_EQ(file.size() % 512, 0u);
  const auto back = storeOf(file);
  ASSERT_TRUE(std::holds_alternative<kv::Keyspace>(back));
  EXPECT_EQ(std::get<kv::Keyspace>(back), space);
  EXPECT_TRUE(std::holds_alternative<std::string>(storeOf("something else")));
  EXPECT_TRUE(std::holds_alternative<std::string>(storeOf(file.substr(0, 512))));
}

}  // namespace
}  // namespace etcd
