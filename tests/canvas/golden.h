// A picture as text: one line a shape, positions to half a pixel; approved once and kept in the
// tree. `FLOTILLA_APPROVE=1 ./dev test canvas` writes the files anew: look at the difference.
// Thread rule: the files belong to one test at a time.
#pragma once

#include "app/canvas/draw_list.h"

namespace golden {

std::string textOf(const canvas::DrawList& list);

/// Compares with tests/canvas/golden/<name>.txt, or writes it when that is asked for.
/// Returns "" or a sentence with the first line that differs.
std::string compare(const std::string& name, const std::string& text);

}  // namespace golden
