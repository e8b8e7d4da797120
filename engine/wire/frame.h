// Messages as bytes on a socket: a four-byte length (big endian), then a Protobuf frame.
// Thread rule: pure functions, and a FrameReader that is a value.
// Limits: a frame is at most kFrameBytesMost; longer ones are an error, not an allocation.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/raft/message.h"

namespace wire {

inline constexpr std::size_t kHeaderBytes = 4;
inline constexpr std::size_t kFrameBytesMost = std::size_t{64} * 1024 * 1024;

/// A message and what travels with it.
struct Frame {
  raft::Message message;
  std::uint64_t messageId{0};
  std::uint64_t sentBy{0};  ///< the event that sent it
  raft::Instant deliverAt{};
  std::uint64_t incarnation{0};  ///< the sender's
  friend bool operator==(const Frame&, const Frame&) = default;
};

/// Length and bytes, ready to be written to a socket.
std::string encode(const Frame& frame);
/// The bytes after the length. A sentence if they are not a frame.
std::variant<Frame, std::string> decode(std::string_view bytes);

/// Cuts a byte stream into frames.
class FrameReader {
 public:
  void feed(std::string_view bytes) { buffer_.append(bytes); }
  struct NeedMore {};
  /// The next frame, or a sentence: the stream cannot be read on then.
  std::variant<NeedMore, Frame, std::string> next();

 private:
  std::string buffer_;
  std::size_t taken_{0};
};

}  // namespace wire
