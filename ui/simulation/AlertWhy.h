// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include "ui/bridge/Explanations.h"

class QComboBox;
class QGraphicsOpacityEffect;
class QLabel;
class QPushButton;

namespace casewright::ui {

class ChangeList;
class StepList;

/// Why an alert ended where it did, and what would have changed it; or why there is no explanation.
class AlertWhy final : public QWidget {
    Q_OBJECT

public:
    explicit AlertWhy(QWidget* parent = nullptr);

    /// Nothing yet.
    void clear();
    void showExplanation(const AlertExplanation& explanation);
    /// In place of an explanation. `canRun`: running the rule again helps.
    void showRefusal(const QString& text, bool canRun);
    enum class Comparing { Running, Failed, GivenUp };
    /// What would have changed it is not known.
    void showNoChanges(Comparing how, const QString& reason);
    void showChanges(const ExplainedChanges& changes);
    void setApplying(int row, Explanations::Applying applying);
    [[nodiscard]] int changeCount() const;
    /// It is of an earlier question.
    void setOlder(bool isOlder);

Q_SIGNALS:
    void caseRequested(qint64 caseKey);
    void indexChosen(const QString& index);
    void applyRequested(int row);
    void runRequested();
    void compareRequested();

private:
    void build();

    QComboBox* m_indices = nullptr;      ///< where several documents share the id
    StepList* m_steps = nullptr;
    QPushButton* m_openCase = nullptr;
    QLabel* m_refusal = nullptr;
    QPushButton* m_run = nullptr;
    QLabel* m_changesTitle = nullptr;
    QLabel* m_noChanges = nullptr;
    QPushButton* m_compare = nullptr;
    ChangeList* m_changes = nullptr;
    QGraphicsOpacityEffect* m_dim = nullptr;
    qint64 m_caseKey = 0;
};

} // namespace casewright::ui
