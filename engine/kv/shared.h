// A value that several owners share until one of them changes it (copy on write).
// Thread rule: as a value; copies may be used on different threads at the same time.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kv {

// std::shared_ptr does not do: its use_count() orders nothing, so that a sole owner could change
// the value while another thread's last look at it has not ended.
template <class T>
class Shared {
 public:
  Shared() = default;
  explicit Shared(T value) : box_(new Box(std::move(value))) {}
  Shared(const Shared& other) noexcept : box_(other.box_) {
    if (box_ != nullptr) box_->owners.fetch_add(1, std::memory_order_relaxed);
  }
  Shared(Shared&& other) noexcept : box_(std::exchange(other.box_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(box_, other.box_);
    return *this;
  }
  ~Shared() {
    const bool last = box_ != nullptr && box_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1;
    if (last) delete box_;
  }

  explicit operator bool() const { return box_ != nullptr; }
  const T& operator*() const { return box_->value; }
  const T* operator->() const { return &box_->value; }
  /// To be changed: a copy of its own, if others share it. REQUIRES: not empty.
  T& own() {
    if (box_->owners.load(std::memory_order_acquire) != 1) *this = Shared(box_->value);
    return box_->value;
  }
  bool isSameAs(const Shared& other) const { return box_ == other.box_; }

 private:
  struct Box {
    explicit Box(T v) : value(std::move(v)) {}
    T value;
    std::atomic<std::uint32_t> owners{1};
  };
  Box* box_{nullptr};
};

/// A text that costs nothing to copy. Compared by its characters.
class Text {
 public:
  Text() = default;
  explicit Text(std::string text) {
    if (!text.empty()) text_ = Shared(std::move(text));
  }
  std::string_view view() const { return text_ ? std::string_view(*text_) : std::string_view(); }
  std::string string() const { return std::string(view()); }
  std::size_t size() const { return view().size(); }

  friend bool operator==(const Text& a, const Text& b) {
    return a.text_.isSameAs(b.text_) || a.view() == b.view();
  }
  friend std::strong_ordering operator<=>(const Text& a, const Text& b) {
    return a.view() <=> b.view();
  }
  friend std::strong_ordering operator<=>(const Text& a, std::string_view b) {
    return a.view() <=> b;
  }

 private:
  Shared<std::string> text_;
};

}  // namespace kv
