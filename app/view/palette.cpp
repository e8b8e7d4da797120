#include "app/view/palette.h"

namespace view {
namespace {

constexpr QColor rgb(unsigned hex) {
  return QColor(static_cast<int>(hex >> 16), static_cast<int>((hex >> 8) & 0xFF),
                static_cast<int>(hex & 0xFF));
}

constexpr Palette kDark{.bg0 = rgb(0x0E1117),
                        .bg1 = rgb(0x141920),
                        .bg2 = rgb(0x1C222C),
                        .bg3 = rgb(0x28303D),
                        .line = rgb(0x29313D),
                        .ctl = rgb(0x6A7688),
                        .text1 = rgb(0xEEF2F7),
                        .text2 = rgb(0xB7C0CD),
                        .text3 = rgb(0x8D98A8),
                        .link = rgb(0x3E4959),
                        .arcTrack = rgb(0x2B3441),
                        .arc = rgb(0xAEB9C8),
                        .stop = rgb(0x7B8798),
                        .stopBg = rgb(0x1A2029),
                        .accent = rgb(0xBDB7FE),
                        .accentSoft = rgb(0x2C2B4B),
                        .onAccent = rgb(0x0B0E13),
                        .danger = rgb(0xFF4D5E),
                        .dangerSoft = rgb(0x3B1820),
                        .ink = rgb(0x0B0E13),
                        .term = {{
                            {rgb(0x2492F0), rgb(0x77BBF6), rgb(0x183652)},
                            {rgb(0xEE8119), rgb(0xF4B170), rgb(0x48321E)},
                            {rgb(0xC4E9FF), rgb(0xDAF1FF), rgb(0x3E4B56)},
                            {rgb(0x0EC47F), rgb(0x6ADAB0), rgb(0x134237)},
                            {rgb(0xE297BB), rgb(0xEDBFD5), rgb(0x453745)},
                            {rgb(0xF2E75C), rgb(0xF7F09A), rgb(0x494A2E)},
                        }}};

constexpr Palette kLight{.bg0 = rgb(0xF5F7FA),
                         .bg1 = rgb(0xFFFFFF),
                         .bg2 = rgb(0xEDF0F5),
                         .bg3 = rgb(0xDFE4EC),
                         .line = rgb(0xDBE1E9),
                         .ctl = rgb(0x778394),
                         .text1 = rgb(0x12161D),
                         .text2 = rgb(0x434D5B),
                         .text3 = rgb(0x596474),
                         .link = rgb(0xC3CCD9),
                         .arcTrack = rgb(0xDDE3EB),
                         .arc = rgb(0x4A5566),
                         .stop = rgb(0x6B7788),
                         .stopBg = rgb(0xE9EDF2),
                         .accent = rgb(0x5742DD),
                         .accentSoft = rgb(0xE9E6FF),
                         .onAccent = rgb(0xFFFFFF),
                         .danger = rgb(0xC4202F),
                         .dangerSoft = rgb(0xFCE5E6),
                         .ink = rgb(0x0B0E13),
                         .term = {{
                             {rgb(0x2492F0), rgb(0x0272C4), rgb(0xC6E3FB)},
                             {rgb(0xEE8119), rgb(0xAD5A02), rgb(0xFBDEC3)},
                             {rgb(0xC4E9FF), rgb(0x30779B), rgb(0xF0F9FF)},
                             {rgb(0x0EC47F), rgb(0x048051), rgb(0xC0F0DE)},
                             {rgb(0xE297BB), rgb(0x9F5A7C), rgb(0xF7E4ED)},
                             {rgb(0xF2E75C), rgb(0x7A7205), rgb(0xFCF9D5)},
                         }}};

constexpr Palette kProjector{.bg0 = rgb(0xFFFFFF),
                             .bg1 = rgb(0xFFFFFF),
                             .bg2 = rgb(0xEFF2F6),
                             .bg3 = rgb(0xDDE3EA),
                             .line = rgb(0xC3CCD8),
                             .ctl = rgb(0x5A6676),
                             .text1 = rgb(0x07090D),
                             .text2 = rgb(0x262D38),
                             .text3 = rgb(0x424C5A),
                             .link = rgb(0x8A96A6),
                             .arcTrack = rgb(0xD5DCE5),
                             .arc = rgb(0x2E3744),
                             .stop = rgb(0x525E6E),
                             .stopBg = rgb(0xE3E8EF),
                             .accent = rgb(0x4531C9),
                             .accentSoft = rgb(0xE4E0FF),
                             .onAccent = rgb(0xFFFFFF),
                             .danger = rgb(0xB80F22),
                             .dangerSoft = rgb(0xFBDDDF),
                             .ink = rgb(0x07090D),
                             .term = {{
                                 {rgb(0x2492F0), rgb(0x0065AF), rgb(0xB5DAFA)},
                                 {rgb(0xEE8119), rgb(0x984E01), rgb(0xF9D4B1)},
                                 {rgb(0xC4E9FF), rgb(0x20698D), rgb(0xEBF8FF)},
                                 {rgb(0x0EC47F), rgb(0x037147), rgb(0xADEBD3)},
                                 {rgb(0xE297BB), rgb(0x904D6F), rgb(0xF5DCE8)},
                                 {rgb(0xF2E75C), rgb(0x6A6302), rgb(0xFBF7C8)},
                             }}};

}  // namespace

const Palette& palette(Theme theme) {
  switch (theme) {
    case Theme::Dark:
      return kDark;
    case Theme::Light:
      return kLight;
    case Theme::Projector:
      return kProjector;
  }
  return kDark;
}

}  // namespace view
