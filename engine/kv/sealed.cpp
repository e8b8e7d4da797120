#include "engine/kv/sealed.h"

namespace kv {
namespace {

constexpr std::size_t kSumBytes = 8;

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = 0xcbf29ce484222325;
  for (const char c : bytes) sum = (sum ^ static_cast<std::uint8_t>(c)) * 0x100000001b3;
  return sum;
}

bool sumFits(Reader& in) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kSumBytes; ++i) sum |= std::uint64_t{in.byte()} << (8 * i);
  return in.ok && sum == checksum(in.rest);
}

/// "The store's" of "a store".
std::string itsState(const Seal& seal) {
  return "The " + std::string(seal.of.substr(seal.of.find(' ') + 1)) + "'s state";
}

}  // namespace

std::string unsealedHead(const Seal& seal) {
  std::string out(seal.name);
  out.push_back(static_cast<char>(seal.version));
  return out.append(kSumBytes, '\0');
}

void sealUp(const Seal& seal, std::string& whole) {
  const std::size_t at = seal.name.size() + 1;
  const std::uint64_t sum = checksum(std::string_view(whole).substr(at + kSumBytes));
  for (std::size_t i = 0; i < kSumBytes; ++i) whole[at + i] = static_cast<char>(sum >> (8 * i));
}

std::variant<Reader, std::string> unsealed(const Seal& seal, std::string_view bytes) {
  if (!bytes.starts_with(seal.name)) {
    return "These bytes are not the state of " + std::string(seal.of) + ".";
  }
  Reader in{bytes.substr(seal.name.size())};
  const std::uint8_t version = in.byte();
  if (!in.ok) return itsState(seal) + " is damaged: it ends too early.";
  if (version > seal.version) {
    return itsState(seal) + " was written by a newer version of Flotilla (format " +
           std::to_string(version) + "; this one reads " + std::to_string(seal.version) + ").";
  }
  if (version != 0 && version < seal.version && sumFits(in)) {
    return itsState(seal) + " was written by an older version of Flotilla (format " +
           std::to_string(version) + "; this one reads " + std::to_string(seal.version) + ").";
  }
  if (version != seal.version || !sumFits(in)) {
    return itsState(seal) + " is damaged: its checksum does not fit.";
  }
  return in;
}

std::string unsound(const Seal& seal) {
  return itsState(seal) + " is damaged: its parts do not fit together.";
}

}  // namespace kv
