// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>

class QLabel;
class QPushButton;

namespace casewright::ui {

class Explanations;
class ProgressLine;
class StepList;

/// What would have made a case otherwise: the settings that would have changed what became of its first alert, found by
/// running the rule with them when a person asks.
class CaseOtherwise final : public QWidget {
    Q_OBJECT

public:
    explicit CaseOtherwise(QWidget* parent = nullptr);

    /// Who explains: for this widget alone, and outlives it. Hidden without.
    void setExplanations(Explanations& explanations);
    /// The first alert of the case; of another one what was found is forgotten. An empty id: none.
    void setAlert(std::int64_t caseKey, std::int64_t simulation, const QString& id, const QString& index);

private:
    void ask();
    void show();
    void showChanges();
    void showProgress();
    [[nodiscard]] bool isAnswered() const;
    [[nodiscard]] bool isExplained() const;

    Explanations* m_explanations = nullptr;
    std::int64_t m_case = 0;
    std::int64_t m_simulation = 0;
    QString m_id;
    QString m_index;
    bool m_isAsked = false; ///< of this alert: what is refused is about it
    QPushButton* m_find = nullptr;
    ProgressLine* m_progress = nullptr;
    QLabel* m_words = nullptr; ///< why there are no changes
    StepList* m_changes = nullptr;
    QLabel* m_same = nullptr; ///< settings that make no difference
};

} // namespace casewright::ui
