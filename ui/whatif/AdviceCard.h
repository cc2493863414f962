// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Card.h"

#include <QString>

class QLabel;
class QPushButton;

namespace casewright::ui {

/// What to set, why, and the button that sets it; or that nothing satisfies the goal, and what comes nearest. GUI
/// thread.
class AdviceCard final : public Card {
    Q_OBJECT

public:
    explicit AdviceCard(QWidget* parent = nullptr);

    /// Before there is any.
    void showWaiting(const QString& text);
    /// "user.name, 1 day" and why. `isSet`: the rule is set so already. `isPossible`: the rule can be changed.
    void showAdvice(const QString& setting, const QString& reason, bool isSatisfied, bool isSet, bool isPossible);

Q_SIGNALS:
    void applyRequested();

private:
    QLabel* m_reason = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace casewright::ui
