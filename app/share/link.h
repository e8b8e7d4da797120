// A scenario as a link: "flotilla:?s=" and the compressed text in the URL-safe alphabet of Base64
// (RFC 4648, section 5). Thread rule: pure functions.
// Law: textOf(linkTo(text)) is the text. A link of any content needs little memory to be refused.
#pragma once

#include <QString>

namespace share {

/// Longer links are refused unread: most programs pass no more on, and what so many characters can
/// unpack to stays below 64 MB.
inline constexpr qsizetype kLinkMost = 65'536;

struct Unpacked {
  QString text;
  QString why;  ///< a sentence if the link is no good; then there is no text
};

/// "" if the link would be longer than kLinkMost.
QString linkTo(const QString& text);
bool isLink(const QString& words);
/// Blanks and line ends inside a link are ignored: mail programs break long lines.
Unpacked textOf(const QString& link);

}  // namespace share
