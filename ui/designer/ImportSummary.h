// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Card.h"

class QListView;
class QPushButton;
class QTimer;

namespace casewright::ui {

class ImportReportModel;
class ProgressLine;
class RuleDocuments;
class RuleImport;

/// What came of an import of rules: how many came in, and of each what was done with it, why and where it stands in its
/// file. Undoes it, or does it again with the rules in place of those here. While a long import runs: how far it is,
/// and a button to stop it. Hidden until there is something to tell.
class ImportSummary final : public Card {
    Q_OBJECT

public:
    /// Both outlive it.
    ImportSummary(RuleImport& import, RuleDocuments& documents, QWidget* parent = nullptr);

Q_SIGNALS:
    /// In one line, also where the summary stays hidden: all went as the files say.
    void done(const QString& text);
    void undoRequested();

private:
    void buildButtons();
    void showItems();
    void showProgress();
    void enableButtons();
    void choose(const QModelIndex& index);

    RuleImport& m_import;
    RuleDocuments& m_documents;
    ImportReportModel* m_model = nullptr;
    QListView* m_list = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_replace = nullptr;
    ProgressLine* m_progress = nullptr;
    QTimer* m_soon = nullptr; ///< short imports show no progress
};

} // namespace casewright::ui
