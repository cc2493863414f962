// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

#include "core/rules/RuleExport.h"
#include "ui/bridge/LatestJob.h"

class QWidget;

namespace casewright::ui {

class RuleDocuments;
class RuleImport;
class WorkspaceSession;

/// Rules in from files and out into files, by dialogs and by drops. Says what came of it; shows nothing but dialogs.
class RuleTransfer final : public QObject {
    Q_OBJECT

public:
    /// Session and documents outlive it; dialogs belong to `window`, which owns this.
    RuleTransfer(WorkspaceSession& session, RuleDocuments& documents, QWidget* window);
    ~RuleTransfer() override;

    /// What becomes of files that are imported.
    [[nodiscard]] RuleImport& rulesIn() const { return *m_import; }
    /// Asks for rule files; does not wait for the answer.
    void askForImport();
    void import(const QStringList& paths);
    /// Asks where the rules of these keys are to be written; does not wait for the answer.
    void askForExport(const QList<std::int64_t>& keys, rules::RuleTarget target);
    /// Writes them in the background; then done(), noticed() or failed().
    void exportTo(const QString& path, const QList<std::int64_t>& keys, rules::RuleTarget target);
    /// What a format is called in menus: "Kibana API body".
    [[nodiscard]] static QString nameOf(rules::RuleTarget target);

Q_SIGNALS:
    void failed(const QString& title, const QString& text);
    /// Something that was done other than asked.
    void noticed(const QString& title, const QString& text);
    void done(const QString& text);

private:
    using Notes = std::vector<rules::ExportNote>;
    void tell(const QString& path, int count, const base::Result<Notes>& notes);
    [[nodiscard]] std::vector<rules::Rule> rulesOf(const QList<std::int64_t>& keys) const;

    RuleDocuments& m_documents;
    RuleImport* m_import;
    QWidget* m_window;
    QString m_folder; ///< of the last dialog
    LatestJob<base::Result<Notes>> m_writing;
};

} // namespace casewright::ui
