// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "ui/bridge/ScenarioVerdict.h"
#include "ui/widgets/Card.h"

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace casewright::ui {

class ElidedLabel;
class Pill;

/// Which scenario is shown and whether it holds, with all places where it does not: as text, to be chosen and copied.
class ScenarioCard final : public Card {
    Q_OBJECT

public:
    explicit ScenarioCard(QWidget* parent = nullptr);

    /// Null: it is being compared. `path`: the file that it was played from.
    void showVerdict(const ScenarioVerdict* verdict, const QString& path);
    /// Whether the file can be played again now, and the rule be added.
    void setPossible(bool canPlay, bool canAdd);
    /// The differences as the list shows them; empty without any.
    [[nodiscard]] QString differences() const;

Q_SIGNALS:
    void playAgainRequested();
    void ruleRequested();

private:
    [[nodiscard]] QPushButton* addButton(QHBoxLayout* into, const QString& name, const QString& icon,
                                         const QString& text, const QString& tip);
    void buildList();
    void showDifferences(const ScenarioVerdict& verdict);
    void copy() const;

    ElidedLabel* m_name = nullptr;
    Pill* m_verdict = nullptr;
    ElidedLabel* m_count = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_rule = nullptr;
    QPlainTextEdit* m_list = nullptr;
};

} // namespace casewright::ui
