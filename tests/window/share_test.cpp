// What comes in and goes out, by mouse and keys: gallery, links, drops, exports, hints.
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>

#include "app/share/link.h"
#include "tests/session/play.h"
#include "tests/window/window_fixture.h"

namespace flotilla {
namespace {

class Shared : public WindowFixture {
 protected:
  void SetUp() override {
    WindowFixture::SetUp();
    window.stopTransitions();
    open();
    runToLeader();
  }
  /// Keys of the gallery and the like work where the keyboard is not in a field.
  void openGallery() {
    key(Qt::Key_G, Qt::ControlModifier);
    window.settle();
    window.picture();
    ASSERT_NE(named("Starting situations"), nullptr);
  }
  void drop(const QMimeData& data) {
    QDropEvent event(QPointF(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QDragEnterEvent enter(QPoint(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&quick(), &enter);
    QCoreApplication::sendEvent(&quick(), &event);
    session.settle();
  }
  static QString clipboard() { return QGuiApplication::clipboard()->text(); }
};

const QString kShared = QStringLiteral(
    "flotilla 1\ntitle \"From afar\"\ncluster 3 seed=4\nrun until leader within 5s\n");

TEST_F(Shared, EverySituationHasACardWithAPictureOfItsOwnRun) {
  openGallery();
  share::Gallery& gallery = *window.sharing().gallery();
  ASSERT_GE(gallery.rowCount(), 12);
  for (int k = 0; k < gallery.rowCount(); ++k) {
    const QString title =
        gallery.data(gallery.index(k, 0), gallery.roleNames().key("title")).toString();
    EXPECT_NE(named(title), nullptr) << title.toStdString();
    ASSERT_NE(gallery.played(k), nullptr) << title.toStdString();
    EXPECT_GT(gallery.played(k)->trace.lastId().value, 0u) << title.toStdString();
  }
}

TEST_F(Shared, ASituationIsFoundByWordsAndOpenedByEnter) {
  openGallery();
  type("split vote");
  window.picture();
  EXPECT_EQ(window.sharing().gallery()->rowCount(), 1);
  EXPECT_EQ(named("Cut in two"), nullptr);
  key(Qt::Key_Return);
  EXPECT_EQ(session.title(), "A split vote");
  EXPECT_TRUE(session.playing());
  EXPECT_EQ(named("Starting situations"), nullptr);
}

TEST_F(Shared, ACardIsOpenedByAPress) {
  openGallery();
  press("Cut in two");
  EXPECT_EQ(session.title(), "Cut in two");
}

TEST_F(Shared, ALinkIsCopiedAndPastedBack) {
  session.crashOrRestart(1);
  session.settle();
  const trace::EventId last = session.trace().lastId();
  const std::uint64_t hash = session::hashOf(session.trace(), last);
  key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  const QString link = clipboard();
  ASSERT_TRUE(share::isLink(link)) << link.toStdString();
  ASSERT_EQ(session.loadBundled("cut"), "");
  session.settle();
  key(Qt::Key_L, Qt::ControlModifier);
  QTest::keyClick(&quick(), Qt::Key_V, Qt::ControlModifier);
  key(Qt::Key_Return);
  EXPECT_EQ(session.title(), "text");
  EXPECT_EQ(named("Starting situations"), nullptr);
  runUntil([&] { return session.trace().lastId() >= last; });
  EXPECT_EQ(session::hashOf(session.trace(), last), hash);
}

TEST_F(Shared, ADamagedLinkSaysSoAndChangesNothing) {
  key(Qt::Key_L, Qt::ControlModifier);
  type("flotilla:?s=abcdef");
  key(Qt::Key_Return);
  window.picture();
  EXPECT_NE(nameBegins("The link is damaged"), nullptr);
  EXPECT_EQ(session.title(), "text");
}

TEST_F(Shared, AFileALinkAndATextCanBeDropped) {
  const QTemporaryDir folder;
  QFile file(folder.filePath("a.flotilla"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(kShared.toUtf8());
  file.close();
  QMimeData ofFile;
  ofFile.setUrls({QUrl::fromLocalFile(file.fileName())});
  drop(ofFile);
  EXPECT_EQ(session.title(), "From afar");
  open();
  QMimeData ofLink;
  ofLink.setText(share::linkTo(kShared));
  drop(ofLink);
  EXPECT_EQ(session.title(), "From afar");
  open();
  QMimeData ofText;
  ofText.setText(kShared);
  drop(ofText);
  EXPECT_EQ(session.title(), "From afar");
  QMimeData ofNoise;
  ofNoise.setText("noise");
  drop(ofNoise);
  window.picture();
  EXPECT_EQ(session.title(), "From afar");
  EXPECT_NE(nameBegins("That is no scenario"), nullptr);
}

TEST_F(Shared, AViewIsExportedAsItIsSeen) {
  const QTemporaryDir folder;
  window.sharing().exporter()->write(share::Exporter::Png, 0,
                                     QUrl::fromLocalFile(folder.filePath("stage.png")));
  const QImage image(folder.filePath("stage.png"));
  EXPECT_EQ(image.size(), (stage().size() * 2).toSize());
  window.picture();
  EXPECT_NE(named("Saved stage.png."), nullptr);
}

TEST_F(Shared, TheExportSheetChoosesByKeys) {
  key(Qt::Key_E, Qt::ControlModifier);
  window.picture();
  ASSERT_NE(named("Export"), nullptr);
  EXPECT_NE(named("Pixels"), nullptr);
  press("Film (GIF)");
  window.picture();
  EXPECT_EQ(named("Pixels"), nullptr);
  EXPECT_NE(named("Pictures a second"), nullptr);
  press("Servers as a table (CSV)");
  window.picture();
  EXPECT_EQ(named("Pictures a second"), nullptr);
  EXPECT_EQ(named("View"), nullptr);
  key(Qt::Key_Escape);
  window.picture();
  EXPECT_EQ(named("Export"), nullptr);
}

TEST_F(Shared, ExportsKeepToMarksSetByKeys) {
  run(400);
  session.seek(100);
  const canvas::DrawList unmarked = tape().list();
  key(Qt::Key_I, Qt::ShiftModifier);
  EXPECT_NE(tape().list().items().size(), unmarked.items().size()) << "a mark on the tape";
  session.seek(300);
  key(Qt::Key_O, Qt::ShiftModifier);
  const share::ExportSpan& span = *window.sharing().exporter()->span();
  EXPECT_EQ(span.from(), trace::Instant{std::chrono::milliseconds(100)});
  EXPECT_EQ(span.to(), trace::Instant{std::chrono::milliseconds(300)});
  key(Qt::Key_E, Qt::ControlModifier);
  press("Events as a table (CSV)");
  window.picture();
  EXPECT_NE(named("From the run"), nullptr);
  EXPECT_NE(named(span.text()), nullptr) << span.text().toStdString();
  press("Film (GIF)");
  window.picture();
  EXPECT_EQ(named("The last"), nullptr) << "the marks say how long it is";
  press("the last part");
  window.picture();
  EXPECT_NE(named("The last"), nullptr);
  EXPECT_FALSE(span.used());
}

TEST_F(Shared, TheTitlesMenuNamesTheSituationsAsTheGalleryDoes) {
  window.overlay("openScenarios");
  window.picture();
  const QStringList titles = window.sharing().gallery()->titles();
  ASSERT_GE(titles.size(), 12);
  for (const QString& title : titles) EXPECT_NE(named(title), nullptr) << title.toStdString();
  press(titles.last());
  EXPECT_EQ(session.title(), titles.last());
}

TEST_F(Shared, AMistakenFileThatIsDroppedSaysWhereAndLeavesTheRun) {
  session.crashOrRestart(1);
  session.settle();
  const trace::EventId last = session.trace().lastId();
  const QTemporaryDir folder;
  QFile file(folder.filePath("wrong.flotilla"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("flotilla 1\ncluster 5\nrun until banana within 1s\n");
  file.close();
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(file.fileName())});
  drop(data);
  window.picture();
  EXPECT_NE(nameBegins("wrong.flotilla:3:11:"), nullptr);
  EXPECT_EQ(session.title(), "text");
  EXPECT_EQ(session.trace().lastId(), last);
  EXPECT_TRUE(session.canUndo());
  // The same in a link.
  QMimeData link;
  link.setText(share::linkTo("flotilla 1\ncluster 5\nrun until banana within 1s\n"));
  drop(link);
  window.picture();
  EXPECT_NE(nameBegins("Shared run:3:11:"), nullptr);
  EXPECT_EQ(session.trace().lastId(), last);
}

TEST_F(Shared, TheAboutPageShowsALicence) {
  key(Qt::Key_F1);
  window.picture();
  EXPECT_NE(nameBegins("Flotilla "), nullptr);
  EXPECT_NE(nameBegins("Qt 6."), nullptr);
  press("OFL-1.1");
  window.picture();
  EXPECT_NE(nameBegins("SIL OPEN FONT LICENSE"), nullptr);
}

TEST_F(Shared, HintsAreShownOnlyWhenBegunAndSwitchedOffInOneClick) {
  window.picture();
  EXPECT_EQ(nameBegins("Point at a server"), nullptr);
  const QTemporaryDir folder;
  window.sharing().hints()->begin(
      std::make_unique<QSettings>(folder.filePath("h.ini"), QSettings::IniFormat));
  session.frame(0.0);
  window.picture();
  ASSERT_NE(nameBegins("Point at a server"), nullptr);
  press("No hints");
  window.picture();
  EXPECT_EQ(nameBegins("Point at a server"), nullptr);
  EXPECT_FALSE(window.sharing().hints()->on());
}

TEST_F(Shared, ARunThatWasCutShortIsOfferedInOneLine) {
  const QTemporaryDir folder;
  QFile left(folder.filePath("running-1.flotilla"));
  ASSERT_TRUE(left.open(QIODevice::WriteOnly));
  left.write((kShared + "run 300ms\n").toUtf8());
  left.close();
  window.sharing().autosave()->begin(folder.path());
  window.picture();
  ASSERT_NE(nameBegins("The last run, \"From afar\", was cut short."), nullptr);
  press("Go on");
  session.settle();
  window.picture();
  EXPECT_EQ(session.title(), "From afar");
  EXPECT_GE(session.time(), 300.0);
  EXPECT_EQ(nameBegins("The last run"), nullptr);
}

}  // namespace
}  // namespace flotilla
