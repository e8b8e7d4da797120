#include "qml/Flotilla/Style/icon_paths.h"

#include <array>
#include <map>
#include <string_view>

#include "qml/Flotilla/Style/svg_path.h"

namespace style {
namespace {

struct Drawing {
  const char* name;
  std::string_view lines;
  std::string_view solid;
  double penWidth{1.6};
};

constexpr std::string_view kCross = "M5.5 5.5l9 9m0-9l-9 9";

constexpr std::array kDrawings{
    Drawing{"logo", "M5 2.5v15M8.5 16.5h8", "M5.5 3l11 4l-11 4z", 2},
    Drawing{"select", "M5 3.5l10.5 6.2l-4.7 1.2l-2.4 4.3z", ""},
    Drawing{"kill", "M10 3v6.5M6 5.4a6.2 6.2 0 1 0 8 0", ""},
    Drawing{"pause", "M7 4.5v11M13 4.5v11", ""},
    Drawing{"cut", "M3 10h4M13 10h4M8.8 5v10M11.2 5v10", ""},
    Drawing{"heal", "M8.5 7H6.5a3 3 0 0 0 0 6h2M11.5 7h2a3 3 0 0 1 0 6h-2M7.5 10h5", ""},
    Drawing{"write", "M4 16l.8-3.4L13 4.4a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L7.4 15.2z", ""},
    Drawing{"members", "M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M10 7v6M7 10h6", ""},
    Drawing{"play", "", "M6.5 4l9 6l-9 6z"},
    Drawing{"pauseSolid", "M7 4.5v11M13 4.5v11", "", 3},
    Drawing{"stepForward", "M15 4.5v11", "M5 4.5l7 5.5l-7 5.5z"},
    Drawing{"stepBack", "M5 4.5v11", "M15 4.5l-7 5.5l7 5.5z"},
    Drawing{"share",
            "M10 12V3.5M6.8 6.4L10 3.2l3.2 3.2M4.5 10.5v5a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-5", ""},
    Drawing{"moon", "M16 11.8A6.6 6.6 0 0 1 8.2 4a6.6 6.6 0 1 0 7.8 7.8z", ""},
    Drawing{"sun",
            "M13.4 10a3.4 3.4 0 1 1-6.8 0a3.4 3.4 0 1 1 6.8 0z"
            "M10 2.8v1.6M10 15.6v1.6M2.8 10h1.6M15.6 10h1.6"
            "M4.9 4.9l1.1 1.1M14 14l1.1 1.1M4.9 15.1L6 14M14 6l1.1-1.1",
            ""},
    Drawing{"projector",
            "M4.5 4h11a1.5 1.5 0 0 1 1.5 1.5v6.500a1.5 1.5 0 0 1-1.5 1.5h-11"
            "a1.5 1.5 0 0 1-1.5-1.5v-6.5a1.5 1.5 0 0 1 1.5-1.5zM10 13.5v3M7 16.5h6",
            ""},
    Drawing{"lesson",
            "M10 6c-1.5-1.2-4-1.5-6.5-1.5v10.5c2.5 0 5 .3 6.5 1.5c1.5-1.2 4-1.5 6.5-1.5v-10.5"
            "c-2.5 0-5 .3-6.5 1.5zM10 6v10.5",
            ""},
    Drawing{"chevron", "M6 8l4 4l4-4", ""},
    Drawing{"close", kCross, ""},
    Drawing{"fork", "M6 4v12M6 8c0 4 8 2 8 6v2", ""},
    Drawing{"undo", "M7.5 4.5L4 8l3.5 3.5M4 8h8a4 4 0 0 1 0 8H8", ""},
    Drawing{"link",
            "M8.5 11.5l3-3M9 6.500l1.6-1.6a3.2 3.2 0 0 1 4.5 4.500l-1.6 1.6"
            "M11 13.5l-1.6 1.600a3.2 3.2 0 0 1-4.5-4.500l1.6-1.6",
            ""},
    Drawing{"client",
            "M5.5 4.500h9a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-9"
            "a1.5 1.5 0 0 1-1.5-1.5v-5a1.5 1.5 0 0 1 1.5-1.5zM2.5 15.5h15",
            ""},
    Drawing{"legend", "M9 5.5h8M9 10h8M9 14.5h8M3.5 5.5h2M3.5 10h2M3.5 14.5h2", ""},
    Drawing{"inspector", "M3.5 4h13v12h-13zM11.5 4v12M13.5 7.5h1M13.5 10.500h1", ""},
    Drawing{"feed", "M4 5h12M4 10h12M4 15h7", ""},
    Drawing{"keys",
            "M2.5 5.5h15v9h-15zM5.5 8.500h.1M8.5 8.500h.1M11.5 8.500h.1"
            "M14.5 8.500h.1M7 11.700h6",
            ""},
    Drawing{"ok", "M4.5 10.5l3.6 3.8l7.4-8.4", "", 2.2},
    Drawing{"rule", "M4 7.5h12M4 12.5h12M13 3.5L7 16.5", ""},
    Drawing{"failed", kCross, "", 2.2},
    Drawing{"unknown", "M7 7.6A3 3 0 1 1 10.6 10.5c-.5 .3-.6 .8-.6 1.5M10 15.2v.3", "", 2},
    Drawing{"waiting", "M4.5 10h.1M10 10h.1M15.4 10h.1", "", 2.6},
    Drawing{"triangle", "M3.5 15.5L10 4.5l6.5 11z", "", 2.4},
    Drawing{"table", "M3.5 4h13v12h-13zM3.5 8h13M3.5 12h13M8 4v12M12.5 4v12", ""},
    Drawing{"plus", "M5 10h10M10 5v10", ""},
    Drawing{"minus", "M5 10h10", ""},
};

std::map<QString, IconPath> readAll() {
  std::map<QString, IconPath> all;
  for (const Drawing& drawing : kDrawings) {
    all.emplace(QString::fromLatin1(drawing.name),
                IconPath{pathFromSvg(drawing.lines), pathFromSvg(drawing.solid), drawing.penWidth});
  }
  return all;
}

}  // namespace

const IconPath* iconPath(const QString& name) {
  static const std::map<QString, IconPath> all = readAll();
  const auto found = all.find(name);
  return found == all.end() ? nullptr : &found->second;
}

}  // namespace style
