#include "app/session/client_acts.h"

#include <algorithm>

#include "app/session/client_act_list.h"
#include "engine/scenario/lexer.h"
#include "engine/scenario/parser.h"

namespace session {

namespace {

template <class Of>
QStringList ofAll(Of of) {
  QStringList list;
  for (const ClientAct& act : clientActs()) list << of(act);
  return list;
}

QString wordsOf(const ClientField& field, const QString& value) {
  const bool bytes = field.form == FieldForm::Quoted || field.form == FieldForm::Prefix;
  const QString text =
      bytes ? QString::fromStdString(scenario::quoted(value.toStdString())) : value.trimmed();
  if (text.isEmpty()) return {};
  const QString before = QString::fromLatin1(field.before);
  return before.isEmpty() ? text : before + QLatin1Char(' ') + text;
}

bool isMissing(const ClientField& field, const QString& value) {
  const bool needed = field.form == FieldForm::Quoted || field.form == FieldForm::Words;
  return needed && value.trimmed().isEmpty();
}

bool isOfClient(const ClientField& field) { return field.value == QLatin1String("c1"); }

/// The lowest number that no lease has.
kv::LeaseId freeLease(const trace::ClusterView& view) {
  const auto taken = [&](kv::LeaseId id) {
    return std::any_of(view.servers().begin(), view.servers().end(), [&](const auto& server) {
      return std::any_of(server.leases.begin(), server.leases.end(),
                         [&](const trace::LeaseView& lease) { return lease.lease == id; });
    });
  };
  kv::LeaseId id = 1;
  while (taken(id)) ++id;
  return id;
}

kv::Revision highestRevision(const trace::ClusterView& view) {
  kv::Revision highest = 1;
  for (const auto& server : view.servers()) highest = std::max(highest, server.revision);
  return highest;
}

}  // namespace

void ClientActs::setSession(Session* session) {
  if (session == session_) return;
  session_ = session;
  Q_EMIT sessionChanged();
}

QStringList ClientActs::names() const {
  return ofAll([](const ClientAct& act) { return QString::fromLatin1(act.name); });
}
QStringList ClientActs::texts() const {
  return ofAll([](const ClientAct& act) { return act.text; });
}
QStringList ClientActs::sayings() const {
  return ofAll([](const ClientAct& act) { return act.says; });
}
QStringList ClientActs::groups() const {
  QString last;
  return ofAll([&](const ClientAct& act) {
    if (act.group == last) return QString();
    return last = act.group;
  });
}

QString ClientActs::title() const {
  QString title = clientActs()[at_].text;
  return title.remove(QStringLiteral(" …"));
}
QString ClientActs::says() const { return clientActs()[at_].says; }
QStringList ClientActs::labels() const {
  QStringList labels;
  for (const ClientField& field : clientActs()[at_].fields) labels << field.label;
  return labels;
}

QString ClientActs::line() const {
  const ClientAct& act = clientActs()[at_];
  QStringList parts{QString::fromLatin1(act.words)};
  for (std::size_t k = 0; k < act.fields.size(); ++k) {
    const QString words = wordsOf(act.fields[k], valueOf(static_cast<int>(k)));
    if (!words.isEmpty()) parts << words;
  }
  return parts.join(QLatin1Char(' '));
}

/// What the first field begins with, as the cluster is now; "": as the table says.
QString ClientActs::proposed(const QString& name) const {
  if (!session_) return {};
  if (name == QLatin1String("grant")) return QString::number(freeLease(session_->cluster()));
  if (name == QLatin1String("compact")) {
    return QString::number(highestRevision(session_->cluster()));
  }
  return {};
}

void ClientActs::choose(const QString& name, const QString& subject, int client) {
  const qsizetype found = names().indexOf(name);
  if (found < 0) return;
  at_ = static_cast<std::size_t>(found);
  values_.clear();
  for (const ClientField& field : clientActs()[at_].fields) {
    const bool named = client > 0 && isOfClient(field);
    values_ << (named ? QStringLiteral("c%1").arg(client) : field.value);
  }
  const QString first = subject.isEmpty() ? proposed(name) : subject;
  if (!first.isEmpty() && !values_.isEmpty()) values_.front() = first;
  Q_EMIT chosen();
  Q_EMIT edited();
}

QString ClientActs::valueOf(int field) const { return values_.value(field); }

void ClientActs::set(int field, const QString& value) {
  if (field < 0 || field >= values_.size() || values_[field] == value) return;
  values_[field] = value;
  Q_EMIT edited();
}

QString ClientActs::problem() const {
  const ClientAct& act = clientActs()[at_];
  for (std::size_t k = 0; k < act.fields.size(); ++k) {
    if (isMissing(act.fields[k], valueOf(static_cast<int>(k)))) {
      return tr("%1: nothing stands there.").arg(act.fields[k].label);
    }
  }
  const scenario::Parsed read =
      scenario::parse((session_->header() + QLatin1Char('\n') + line()).toStdString());
  if (read.ok()) return {};
  const scenario::Problem& first = read.problems.front();
  const QString expected = QString::fromStdString(first.expected);
  if (first.found.empty()) return expected;
  return tr("%1 does not fit: expected is %2.").arg(QString::fromStdString(first.found), expected);
}

QString ClientActs::send() {
  if (!session_) return {};
  const QString why = problem();
  return why.isEmpty() ? session_->write(line(), 0) : why;
}

}  // namespace session
