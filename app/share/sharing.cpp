#include "app/share/sharing.h"

#include "app/share/link.h"

namespace share {

Sharing::Sharing(session::Session& session, session::WorldFactory factory, QObject* parent)
    : QObject(parent),
      session_(&session),
      gallery_(std::move(factory), background_),
      autosave_(session),
      exporter_(session, background_),
      hints_(session) {
  connect(&autosave_, &Autosave::failed, this, &Sharing::said);
  connect(&exporter_, &Exporter::said, this, &Sharing::said);
}

Sharing::~Sharing() = default;

QString Sharing::openWords(const QString& words) {
  QString text = words;
  if (isLink(words)) {
    Unpacked unpacked = textOf(words);
    if (!unpacked.why.isEmpty()) return unpacked.why;
    text = std::move(unpacked.text);
  } else if (!text.trimmed().startsWith(QLatin1String("flotilla "))) {
    return tr(
        "That is no scenario: a link begins with \"flotilla:?s=\", a text with \"flotilla "
        "1\".");
  }
  const QString why = session_->openText(text, tr("Shared run"));
  if (why.isEmpty()) session_->play();
  return why;
}

QString Sharing::openDropped(const QList<QUrl>& urls, const QString& text) {
  if (!urls.isEmpty() && urls.first().scheme() != QLatin1String("flotilla")) {
    return session_->openScenario(urls.first());
  }
  return openWords(text.isEmpty() && !urls.isEmpty() ? urls.first().toString() : text);
}

void Sharing::askLink() {
  session_->askScriptOf(session_->currentBranch(), [this](const QString& text) {
    const QString link = linkTo(text);
    if (!link.isEmpty()) {
      Q_EMIT linkReady(link);
      return;
    }
    Q_EMIT said(tr("This run is too long for a link of %1 characters. Save it as a file instead.")
                    .arg(kLinkMost));
  });
}

}  // namespace share
