// A command in little memory: a run keeps all that it was given, and most of them are far smaller
// than the largest. Private to the room. Thread rule: plain values.
// Law: unpacked(packed(c)) == c.
#pragma once

#include <memory>
#include <type_traits>
#include <variant>

#include "engine/cluster/command.h"

namespace scenario {

/// What is no larger than a pointer to it stands in its place.
template <class T>
using PackedOne =
    std::conditional_t<sizeof(T) <= sizeof(std::shared_ptr<const T>), T, std::shared_ptr<const T>>;

template <class Variant>
struct PackedOf;
template <class... T>
struct PackedOf<std::variant<T...>> {
  using Type = std::variant<PackedOne<T>...>;
};
using PackedCommand = PackedOf<cluster::Command>::Type;

inline PackedCommand packed(const cluster::Command& command) {
  return std::visit(
      []<class T>(const T& one) -> PackedCommand {
        if constexpr (std::is_same_v<PackedOne<T>, T>) {
          return one;
        } else {
          return std::make_shared<const T>(one);
        }
      },
      command);
}

struct Unpack {
  template <class T>
  cluster::Command operator()(const T& one) const {
    return one;
  }
  template <class T>
  cluster::Command operator()(const std::shared_ptr<const T>& one) const {
    return *one;
  }
};

inline cluster::Command unpacked(const PackedCommand& command) {
  return std::visit(Unpack{}, command);
}

/// Bytes beside itself, about: what it points to, and what the allocator adds.
struct BytesBeside {
  template <class T>
  std::size_t operator()(const T& /*one*/) const {
    return 0;
  }
  template <class T>
  std::size_t operator()(const std::shared_ptr<const T>& /*one*/) const {
    return sizeof(T) + 32;
  }
};

inline std::size_t bytesBeside(const PackedCommand& command) {
  return std::visit(BytesBeside{}, command);
}

}  // namespace scenario
