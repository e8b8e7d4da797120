// Scenarios as links (RFC 4648, section 5).
#include "app/share/link.h"

#include <gtest/gtest.h>

#include <QtEndian>

namespace share {
namespace {

const QString kText = QStringLiteral(
    "flotilla 1\ntitle \"Gr\u00fc\u00dfe \u65e5\u672c\"\ncluster 5 seed=7\nrun 2s\n");

QString codeOf(const QByteArray& packed) {
  return "flotilla:?s=" + QString::fromLatin1(packed.toBase64(QByteArray::Base64UrlEncoding |
                                                              QByteArray::OmitTrailingEquals));
}

TEST(Link, HoldsItsTextInCharactersThatNeedNoEscape) {
  const QString link = linkTo(kText);
  ASSERT_TRUE(isLink(link));
  const QString code = link.mid(QStringLiteral("flotilla:?s=").size());
  for (const QChar c : code) {
    const bool plain = c.isLetterOrNumber() || c == '-' || c == '_';
    EXPECT_TRUE(c.unicode() < 128 && plain) << link.toStdString();
  }
  EXPECT_EQ(textOf(link).text, kText);
  EXPECT_EQ(textOf(link).why, "");
}

TEST(Link, SurvivesTheLineBreaksOfMail) {
  QString link = linkTo(kText);
  link.insert(30, "\r\n  ");
  EXPECT_EQ(textOf("  " + link + "\n").text, kText);
}

TEST(Link, SaysThatAPartIsMissingOrChanged) {
  const QString link = linkTo(kText);
  for (const QString& bad :
       {link.chopped(7), link + "AAAA%", QString(link).replace(20, 6, "AAAAAA"),
        QStringLiteral("flotilla:?s="), QStringLiteral("flotilla:?s=abc")}) {
    const Unpacked unpacked = textOf(bad);
    EXPECT_EQ(unpacked.text, "") << bad.toStdString();
    EXPECT_TRUE(unpacked.why.contains("damaged")) << unpacked.why.toStdString();
  }
}

TEST(Link, SaysWhatItWantsInsteadOfSomethingElse) {
  EXPECT_TRUE(textOf("https://example.org").why.contains("flotilla:?s="));
  EXPECT_TRUE(textOf("flotilla:abc").why.contains("missing"));
}

TEST(Link, RefusesTooLongALinkUnread) {
  const QString why = textOf("flotilla:?s=" + QString(kLinkMost, 'A')).why;
  EXPECT_TRUE(why.contains(QString::number(kLinkMost))) << why.toStdString();
}

TEST(Link, RefusesWhatUnpacksToMoreThanAScenarioMayHave) {
  // A megabyte and a half of blanks packs to some thousand bytes.
  const QByteArray bomb = qCompress(QByteArray(1'500'000, ' '), 9);
  ASSERT_LT(bomb.size(), 10'000);
  EXPECT_TRUE(textOf(codeOf(bomb)).why.contains("more than a scenario may have"));
}

TEST(Link, RefusesOneThatLiesAboutItsLength) {
  QByteArray bomb = qCompress(QByteArray(1'500'000, ' '), 9);
  qToBigEndian<quint32>(10, bomb.data());
  const Unpacked unpacked = textOf(codeOf(bomb));
  EXPECT_EQ(unpacked.text, "");
  EXPECT_TRUE(unpacked.why.contains("damaged")) << unpacked.why.toStdString();
}

TEST(Link, OfTooLongATextIsNone) {
  QString noise;
  quint32 state = 1;
  for (int k = 0; k < 200'000; ++k) {
    state = state * 1'664'525 + 1'013'904'223;
    noise += QChar('0' + static_cast<int>(state >> 24) % 64);
  }
  EXPECT_EQ(linkTo(noise), "");
}

}  // namespace
}  // namespace share
