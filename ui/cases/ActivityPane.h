// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseSheet.h"

#include <QHash>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <string>

class QAction;
class QComboBox;
class QPushButton;
class QTableView;
class QToolButton;

namespace casewright::ui {

class ActivityModel;
class CaseRepository;
class MarkdownEdit;
class RowSearch;

/// What happened to a case, and where a person comments on it: which part of it, in which order, the rows, and the
/// editor of a comment. What is written stays with its case until it is kept or given up.
class ActivityPane final : public QWidget {
    Q_OBJECT

public:
    /// The repository outlives it.
    explicit ActivityPane(CaseRepository& repository, QWidget* parent = nullptr);

    [[nodiscard]] ActivityModel& model() const { return *m_model; }
    /// Another case, or none.
    void setCase(std::optional<std::int64_t> caseKey);
    void showCounts(const store::UserActionCounts& counts);
    void setReadOnly(bool isReadOnly);

    /// Goes to the row of the alerts that were attached then, among all activity.
    void showAttached(base::Timestamp at);
    /// Puts a quotation at the end of the comment that is being written.
    void quote(const QString& text);
    void focusComment();
    /// The comment on the case is kept; it may be another case by now.
    void commentDone(std::int64_t caseKey);
    /// It could not be, and why: what was written stays.
    void commentRefused(const QString& reason);

Q_SIGNALS:
    /// A person wants to see the alerts that the row tells of.
    void alertsWanted(const ActivityEntry& entry);
    void commentAdded(const QString& text);
    void commentEdited(const store::StoredComment& seen, const QString& text);
    void commentRemovalWanted(const std::string& commentId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What is being written on a case.
    struct Draft {
        QString text;
        std::optional<store::StoredComment> seen; ///< the comment that is edited; none: a new one
    };
    [[nodiscard]] QWidget* buildBar();
    void buildTable();
    void buildEditor();
    [[nodiscard]] const store::StoredComment* current() const;
    void showChosen();
    [[nodiscard]] bool openAlerts(int row);
    void setHeights(int first, int last);
    void updateButtons();
    void edit();
    void remove();
    void quoteCurrent();
    void showDraft(const Draft& draft);
    void accept(const QString& text);
    void followConflict(int row);

    ActivityModel* m_model = nullptr;
    QPushButton* m_parts[3] = {};
    QComboBox* m_order = nullptr;
    QToolButton* m_edit = nullptr;
    QToolButton* m_quote = nullptr;
    QToolButton* m_remove = nullptr;
    QTableView* m_table = nullptr;
    RowSearch* m_search = nullptr;
    MarkdownEdit* m_editor = nullptr;
    bool m_isReadOnly = false;
    std::optional<store::StoredComment> m_seen; ///< the comment that is edited; none: a new one
    bool m_isRefused = false;
    QString m_aside; ///< what was written before a comment was edited
    QHash<qint64, Draft> m_drafts; ///< by case
};

} // namespace casewright::ui
