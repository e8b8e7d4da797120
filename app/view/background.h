// Work that takes longer than a frame: it is done elsewhere, and its end comes back to the GUI
// thread. Who does it is the composition root's choice; views only hand it over.
// Thread rule: a job runs on any thread and may touch nothing but what it holds; what it returns is
// called on the GUI thread.
#pragma once

#include <functional>

namespace view {

using Job = std::function<std::function<void()>()>;
using Background = std::function<void(Job)>;

/// Does it at once, where it is asked for.
inline void doAtOnce(const Job& job) { job()(); }

}  // namespace view
