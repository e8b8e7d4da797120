// The rules of style. Each reads one file and answers with what is wrong in it.
#pragma once

#include "tests/tidy/source.h"

namespace tidy {

// Size: lines of a file, columns of a line, lines and nesting of a function.
Findings fileLength(const Source& source);
Findings lineWidth(const Source& source);
Findings functionSize(const Source& source);

// Rooms: what each room may include, and that `engine` and the command line know no Qt.
Findings roomDependencies(const Source& source);

// Words: names of files, `#pragma once`, time, chance and threads only at the edges, no work left.
Findings fileName(const Source& source);
Findings pragmaOnce(const Source& source);
Findings edgesOnly(const Source& source);
Findings workLeft(const Source& source);

// QML: all visible text translated, all colours from Style, typed properties.
Findings translatedText(const Source& source);
Findings coloursFromStyle(const Source& source);
Findings typedProperties(const Source& source);

}  // namespace tidy
