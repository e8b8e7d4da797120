// One message's fields in the paper's names.
// Thread rule: the functions are pure; the object belongs to the GUI thread.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "app/view/row_model.h"
#include "engine/trace/view.h"

namespace view {

/// Cells: field ("prevLogIndex"), value.
std::vector<RowModel::Row> messageRows(const raft::Message& message);

class MessageInspector : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of Instrument")
  /// The message inspected; 0: none.
  Q_PROPERTY(int message READ message WRITE setMessage NOTIFY messageChanged)
  Q_PROPERTY(bool found READ found NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString status READ status NOTIFY changed)
  Q_PROPERTY(int term READ term NOTIFY changed)
  Q_PROPERTY(view::RowModel* fields READ fields CONSTANT)
  /// Somebody keeps it from arriving.
  Q_PROPERTY(bool held READ held NOTIFY changed)
  /// act, brief, text, says: what can be done to it now; none once it is no longer on its way.
  Q_PROPERTY(view::RowModel* acts READ acts CONSTANT)

 public:
  explicit MessageInspector(QObject* parent = nullptr);
  int message() const { return message_; }
  void setMessage(int message);
  bool found() const { return sheet_.found; }
  QString title() const { return sheet_.title; }
  QString status() const { return sheet_.status; }
  int term() const { return sheet_.term; }
  RowModel* fields() { return &fields_; }
  bool held() const { return sheet_.held; }
  RowModel* acts() { return &acts_; }

  void show(const trace::ClusterView& cluster);

 signals:
  void messageChanged();
  void changed();
  /// Another message was chosen: show the moment again.
  void asked();

 private:
  struct Sheet {
    bool found{false};
    QString title;
    QString status;
    int term{0};
    bool held{false};
    friend bool operator==(const Sheet&, const Sheet&) = default;
  };
  void take(Sheet sheet);
  void take(const trace::MessageView& message, QString status);
  void offer(const trace::ClusterView& cluster);

  int message_{0};
  Sheet sheet_;
  RowModel fields_;
  RowModel acts_;
};

}  // namespace view
