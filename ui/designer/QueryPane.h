// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <memory>

#include <optional>

#include "ui/models/ConditionDocument.h"

class QVBoxLayout;

namespace casewright::ui {

class ConditionBuilder;
class FieldNote;
class QueryCheck;
class QueryEdit;
struct LoadedAlerts;

/// A query as conditions and as text, two views of one tree: an edit in either shows at once in the other. Below, what
/// there is to say about it: what is wrong, what the chosen alerts do not have, how many of them match. GUI thread.
class QueryPane final : public QWidget {
    Q_OBJECT

public:
    /// `name`: of the text; other parts are called `<name>Findings`, `<name>Matches`, `<name>Stale`.
    QueryPane(const QString& name, const QString& label, QWidget* parent = nullptr);

    [[nodiscard]] QueryEdit* edit() const { return m_edit; }
    /// Puts what others say about the query where the pane says what is wrong.
    void setErrorNote(FieldNote* note);
    /// Null: none are chosen. `name` is what people call them.
    void setAlerts(const std::shared_ptr<const LoadedAlerts>& alerts, const QString& name);
    /// Shows a query; emits nothing. One in another language has no conditions, and is not looked at.
    void showQuery(const QueryDraft& draft, bool isKql);
    void setReadOnly(bool isReadOnly);

Q_SIGNALS:
    /// A person has changed the query; see ConditionDocument::edited().
    void edited(const QueryDraft& draft, const QString& commandText, const std::optional<QString>& place);

private:
    void build(const QString& name);
    void typed(const QString& query);
    void showInText(const ConditionPath& path);
    void showRemarks();
    void showMatches();

    QueryCheck* m_check = nullptr;
    QueryEdit* m_edit = nullptr;
    ConditionDocument* m_document = nullptr;
    ConditionBuilder* m_builder = nullptr;
    FieldNote* m_stale = nullptr; ///< that the conditions are not those of the text
    QVBoxLayout* m_errors = nullptr;
    FieldNote* m_findings = nullptr;
    FieldNote* m_matches = nullptr;
    QueryDraft m_draft;
    QString m_alertsName;
    quint64 m_documents = 0; ///< of the alerts
    bool m_hasAlerts = false;
    bool m_isKql = true;
};

} // namespace casewright::ui
