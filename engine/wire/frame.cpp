#include "engine/wire/frame.h"

#include "engine/wire/body.h"

namespace wire {

namespace {

namespace pb = flotilla::wire;

std::uint32_t lengthAt(std::string_view bytes) {
  std::uint32_t length = 0;
  for (std::size_t k = 0; k < kHeaderBytes; ++k) {
    length = (length << 8) | static_cast<unsigned char>(bytes[k]);
  }
  return length;
}

}  // namespace

std::string encode(const Frame& frame) {
  pb::Frame out;
  out.set_from(frame.message.from.value);
  out.set_to(frame.message.to.value);
  out.set_term(frame.message.term.value);
  out.set_message_id(frame.messageId);
  out.set_sent_by(frame.sentBy);
  out.set_deliver_at_ns(frame.deliverAt.time_since_epoch().count());
  out.set_incarnation(frame.incarnation);
  put(frame.message.body, out);
  const auto size = static_cast<std::uint32_t>(out.ByteSizeLong());
  std::string bytes;
  bytes.reserve(kHeaderBytes + size);
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(size >> shift & 0xff);
  out.AppendToString(&bytes);
  return bytes;
}

std::variant<Frame, std::string> decode(std::string_view bytes) {
  pb::Frame in;
  if (!in.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return std::string("the frame is not readable as Protobuf");
  }
  auto body = bodyOf(in);
  if (auto* sentence = std::get_if<std::string>(&body)) return std::move(*sentence);
  if (in.from() == 0 || in.to() == 0) return std::string("the frame names a server 0");
  Frame frame;
  frame.message = {raft::ServerId{in.from()}, raft::ServerId{in.to()}, raft::Term{in.term()},
                   std::get<raft::Body>(std::move(body))};
  frame.messageId = in.message_id();
  frame.sentBy = in.sent_by();
  frame.deliverAt = raft::Instant{raft::Duration{in.deliver_at_ns()}};
  frame.incarnation = in.incarnation();
  return frame;
}

std::variant<FrameReader::NeedMore, Frame, std::string> FrameReader::next() {
  const std::string_view rest = std::string_view(buffer_).substr(taken_);
  if (rest.size() < kHeaderBytes) return NeedMore{};
  const std::size_t length = lengthAt(rest);
  if (length > kFrameBytesMost) return std::string("the frame is longer than the limit of 64 MiB");
  if (rest.size() < kHeaderBytes + length) {
    buffer_.erase(0, taken_);
    taken_ = 0;
    return NeedMore{};
  }
  taken_ += kHeaderBytes + length;
  auto frame = decode(rest.substr(kHeaderBytes, length));
  if (auto* sentence = std::get_if<std::string>(&frame)) return std::move(*sentence);
  return std::move(std::get<Frame>(frame));
}

}  // namespace wire
