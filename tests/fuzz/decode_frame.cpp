// Any bytes: a frame or a sentence; a frame says the same after it was written again.
#include <cstdlib>

#include "engine/wire/frame.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto decoded = wire::decode(bytes);
  const auto* frame = std::get_if<wire::Frame>(&decoded);
  if (frame == nullptr) return 0;
  const auto again = wire::decode(wire::encode(*frame).substr(wire::kHeaderBytes));
  if (!std::holds_alternative<wire::Frame>(again) || !(std::get<wire::Frame>(again) == *frame)) {
    std::abort();
  }
  return 0;
}
