// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/ConditionDocument.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace casewright::ui {

class ConditionHandle;
class QueryCompletion;

/// What the lines of the condition builder work with. All outlive them.
struct ConditionContext {
    ConditionDocument& document;
    const QueryCompletion& completion;
};

/// A line of the condition builder: its parts follow the document, and what a person does goes there. Lines are used
/// again for others that come into sight.
class ConditionLineView : public QWidget {
    Q_OBJECT

public:
    ConditionLineView(const ConditionContext& context, ConditionLine::Kind kind, QWidget* parent);

    /// Shows a line of the document, which is of its kind.
    void showLine(const ConditionLine& line);
    /// Shows none, out of sight, until it shows another line.
    void retire();
    [[nodiscard]] const ConditionLine& line() const { return m_line; }
    [[nodiscard]] ConditionLine::Kind kind() const { return m_kind; }
    /// What the keyboard comes to, from left to right.
    [[nodiscard]] QList<QWidget*> stops() const;
    /// Where a person goes on who came here.
    virtual void takeFocus();

Q_SIGNALS:
    /// A person drags the line to a place on the screen, drops it there, or lets it be.
    void dragged(const QPoint& place);
    void dropped(const QPoint& place);
    void dragCancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

    /// Puts what the node says into the parts; emits nothing.
    virtual void fill(const ConditionNode& node) = 0;
    [[nodiscard]] const ConditionContext& context() const { return m_context; }
    [[nodiscard]] ConditionDocument& document() const { return m_context.document; }
    /// A copy: the view may show another line before an edit has ended.
    [[nodiscard]] ConditionPath path() const { return m_line.path; }
    [[nodiscard]] QHBoxLayout* parts() const { return m_parts; }
    /// A part with a name and what it is to people who hear it; both get the line's position.
    void addPart(QWidget* part, const QString& name, const QString& heard, int stretch = 0);
    /// The buttons at the end: switched on, move or more, remove.
    void addTail();
    /// Whether the parts can be changed.
    void setPartsEnabled(bool isEnabled);

private:
    struct Part {
        QWidget* widget;
        QString name;
        QString heard;
        bool isTail;
    };
    void nameParts();
    [[nodiscard]] bool hasMenu() const;
    void openMenu(QMenu* menu, const QPoint& place);
    void fillMenu(QMenu& menu);
    /// Where the keys move the line; nothing: they do not.
    [[nodiscard]] std::optional<MoveStep> stepOf(const QKeyEvent& event) const;

    ConditionContext m_context;
    ConditionLine::Kind m_kind;
    ConditionLine m_line;
    QHBoxLayout* m_parts = nullptr;
    QToolButton* m_off = nullptr;
    ConditionHandle* m_handle = nullptr;
    QToolButton* m_remove = nullptr;
    std::vector<Part> m_named;
};

/// A view for a line of that kind.
[[nodiscard]] ConditionLineView* makeLineView(const ConditionContext& context, ConditionLine::Kind kind,
                                              QWidget* parent);

} // namespace casewright::ui
