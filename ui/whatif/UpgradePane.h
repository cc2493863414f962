// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/UpgradeReport.h"
#include "ui/bridge/WhatIfQuestion.h"
#include "ui/whatif/QuestionPane.h"

class QComboBox;
class QLabel;
class QListWidget;
class QTableView;

namespace casewright::ui {

class UpgradeModel;

/// What each rule of the workspace would do otherwise under another version, over the alerts that are chosen.
class UpgradePane final : public QuestionPane {
    Q_OBJECT

public:
    /// The subject outlives it.
    explicit UpgradePane(WhatIfSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void setInSight(bool isInSight) override;
    void takeFocus() override;
    void addTo(WhatIfFindings& findings) const override;

protected:
    void ask(const analysis::SweepInput& input) override;
    void showAnswer() override;
    void forget() override;

private:
    void build();
    [[nodiscard]] QWidget* makeRules();
    [[nodiscard]] QComboBox* addVersions(const QString& objectName, const QString& label);
    void showSentences();

    WhatIfQuestion<UpgradeReport>* m_question = nullptr;
    bool m_isChosen = false;      ///< which versions: by a person
    QComboBox* m_from = nullptr;
    QComboBox* m_to = nullptr;
    QLabel* m_summary = nullptr;
    UpgradeModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QListWidget* m_sentences = nullptr;
};

} // namespace casewright::ui
