// Whatever bytes clients write as keys and values: every sentence about them is text, says them as
// they are, and stays short.
#include <QRegularExpression>

#include "app/view/call_tracker.h"
#include "app/view/comparison.h"
#include "app/view/data_view.h"
#include "app/view/operations.h"
#include "app/view/story.h"
#include "app/view/why.h"
#include "app/view/why_parts.h"
#include "app/view/words.h"
#include "engine/scenario/lexer.h"
#include "engine/trace/text.h"
#include "tests/view/real_play.h"

namespace view {
namespace {

/// All that is said of a run in which a client writes, reads, watches, leases and deletes the key.
class AnyBytes : public ::testing::Test {
 protected:
  void play(const std::string& key, const std::string& value) {
    const std::string k = scenario::inQuotes(key);
    const std::string v = scenario::inQuotes(value);
    trace = play::played("cluster 3 seed=7\nrun until leader within 2s\ngrant 7 30s as c1\n" +
                         ("run until last grant is ok within 2s\nwatch " + k) +
                         " via S3 as c2\nwatch prefix " + k + " as c3\nrun 100ms\nput " + k + " " +
                         v + " lease 7 as c1\nrun until last put is ok within 2s\nget " + k +
                         " as c1\nrun until last get is ok within 2s\ncas " + k + " " + v + " " +
                         v + " as c1\nrun 300ms\ndelete " + k + " as c1\nrun 300ms\nput " + k +
                         " " + v + " lease 7 as c1\nrun 300ms\n");
    cluster = trace.viewAt(trace.lastId());
    tell();
  }
  void say(const QString& text) { said << text; }
  void say(const std::vector<WhyStep>& steps) {
    for (const WhyStep& step : steps) say(step.text);
  }
  void tell() {
    Story story;
    story.bring(trace, trace.lastId());
    for (const Sentence& sentence : story.told()) {
      say(sentence.text);
      say(explain(trace, sentence.event).steps);
    }
    for (trace::EventId id{1}; id <= trace.lastId(); ++id) {
      say(QString::fromStdString(trace::textOf(trace.at(id), 3)));
    }
    const Moment moment{&trace, &cluster, cluster.at(), 1.0, false};
    for (const trace::OperationView& one : cluster.operations()) {
      const StateAnswer answer = whyOperation(moment, one.id);
      say(answer.title);
      for (const QString& fact : answer.facts) say(fact);
      say(answer.steps);
      say(pathText(CallTracker::wayOf(moment, one), moment));
      say(operationText(one.command.operation));
      say(detailText(one, cluster.at()));
    }
    tellData(moment);
  }
  void tellData(const Moment& moment) {
    data.show(moment);
    const auto roles = data.roleNames();
    for (int row = 0; row < data.rowCount(); ++row) {
      for (const char* const role : {"name", "values", "said"}) {
        const QVariant value = data.data(data.index(row, 0), roles.key(role));
        for (const QString& text : value.toStringList()) say(text);
      }
    }
    for (RowModel* rows : {data.leases()->leases(), data.leases()->watches()}) {
      for (int row = 0; row < rows->count(); ++row) {
        for (const char* const role : {"keys", "said"}) say(rows->cell(row, role).toString());
      }
    }
    for (const char* const role : {"told", "last"}) {
      say(data.leases()->watches()->cell(0, role).toString());
    }
  }
  int saying(const QString& part) const { return static_cast<int>(said.filter(part).size()); }

  trace::Trace trace;
  trace::ClusterView cluster;
  DataView data;
  QStringList said;
};

// A key as of a URL: what follows a percent sign is no place for the next word.
TEST_F(AnyBytes, SignsThatSentencesUseThemselvesStayAsTheyAre) {
  const QString key = "a%1%2F%3%4";
  const QString value = "v%1%2";
  play(key.toStdString(), value.toStdString());
  EXPECT_GT(saying(key), 30);
  EXPECT_GT(saying(value), 10);
  for (QString text : said) {
    const QString whole = text;
    text.remove(key).remove(value);
    EXPECT_FALSE(text.contains(QRegularExpression("%[0-9]"))) << whole.toStdString();
  }
}

TEST_F(AnyBytes, WhatIsNoTextIsEscaped) {
  using namespace std::string_literals;
  play("k\xff\x00"s, "\n\xc3");
  EXPECT_GT(saying("k\\xff\\x00"), 30);
  EXPECT_GT(saying("\\n\\xc3"), 10);
  for (const QString& text : said) {
    EXPECT_FALSE(text.contains(QChar::ReplacementCharacter)) << text.toStdString();
    EXPECT_FALSE(text.contains(QChar::Null)) << text.toStdString();
  }
}

TEST_F(AnyBytes, LongOnesAreCutAndSaySo) {
  play(std::string(3000, 'k'), std::string(5000, 'v'));
  EXPECT_GT(saying("k… (3000 bytes)"), 30);
  EXPECT_GT(saying("v… (5000 bytes)"), 10);
  for (const QString& text : said) EXPECT_LT(text.size(), 1000) << text.left(100).toStdString();
}

TEST_F(AnyBytes, AnEmptyValueIsNoMissingOne) {
  play("k", "");
  const auto roles = data.roleNames();
  ASSERT_EQ(data.rowCount(), 1);
  const QVariant values = data.data(data.index(0, 0), roles.key("values"));
  EXPECT_EQ(values.toStringList().front(), "an empty value");
  EXPECT_GT(saying("an empty value, "), 0) << "what the read found";
}

TEST_F(AnyBytes, OfAKeyThatIsNoTextNoWatchIsCancelledByALine) {
  play("\xff", "v");
  EXPECT_EQ(data.leases()->watches()->count(), 2);
  EXPECT_EQ(data.leases()->watches()->cell(0, "cancelling").toString(), "");
}

}  // namespace
}  // namespace view
