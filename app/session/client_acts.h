// What clients (and the operator who makes backups) can do, each with a form: its fields make one
// line of the scenario language, which is done at once.
// Thread rule: GUI thread. Invariant: line() is what send() does.
#pragma once

#include <vector>

#include "app/session/session.h"

namespace session {

struct ClientAct;

class ClientActs : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(session::Session* session READ session WRITE setSession NOTIFY sessionChanged)
  /// Of all that can be done: its name for choose(), what it is called, what it does, and of the
  /// first of a group what the group is about.
  Q_PROPERTY(QStringList names READ names CONSTANT)
  Q_PROPERTY(QStringList texts READ texts CONSTANT)
  Q_PROPERTY(QStringList sayings READ sayings CONSTANT)
  Q_PROPERTY(QStringList groups READ groups CONSTANT)
  /// Of the one that is chosen.
  Q_PROPERTY(QString title READ title NOTIFY chosen)
  Q_PROPERTY(QString says READ says NOTIFY chosen)
  Q_PROPERTY(QStringList labels READ labels NOTIFY chosen)
  /// "grant 7 10s as c1".
  Q_PROPERTY(QString line READ line NOTIFY edited)

 public:
  explicit ClientActs(QObject* parent = nullptr) : QObject(parent) {}

  Session* session() const { return session_; }
  void setSession(Session* session);
  QStringList names() const;
  QStringList texts() const;
  QStringList sayings() const;
  QStringList groups() const;
  QString title() const;
  QString says() const;
  QStringList labels() const;
  QString line() const;

  /// Begins anew. subject: what its first field begins with, ""; as proposed; client: who does it,
  /// 0: as proposed.
  Q_INVOKABLE void choose(const QString& name, const QString& subject, int client);
  Q_INVOKABLE QString valueOf(int field) const;
  Q_INVOKABLE void set(int field, const QString& value);
  /// Does it. Returns a sentence if that cannot be, else "".
  Q_INVOKABLE QString send();

 signals:
  void sessionChanged();
  void chosen();
  void edited();

 private:
  QString problem() const;
  QString proposed(const QString& name) const;

  Session* session_{nullptr};
  std::size_t at_{0};
  QStringList values_;
};

}  // namespace session
