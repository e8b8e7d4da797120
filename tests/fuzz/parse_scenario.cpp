// Any bytes: parsed or explained; what is parsed is printed and read back the same.
#include <cstdlib>

#include "engine/scenario/parser.h"
#include "engine/scenario/printer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const scenario::Parsed parsed = scenario::parse(text);
  if (!parsed.ok()) return 0;
  const scenario::Parsed again = scenario::parse(scenario::print(parsed.script));
  if (!again.ok() || !(again.script == parsed.script)) std::abort();
  return 0;
}
