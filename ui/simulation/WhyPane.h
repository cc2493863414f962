// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/simulation/DecisionAlternatives.h"

class QLabel;
class QScrollArea;

namespace casewright::ui {

class AlertWhy;
class Card;
class DecisionList;
class ElidedLabel;
class ExplainField;
class ProgressLine;
class StepList;

/// Why a run came out as it did, or why an alert ended where it did: decisions with the numbers that were compared.
class WhyPane final : public QWidget {
    Q_OBJECT

public:
    explicit WhyPane(QWidget* parent = nullptr);

    /// Null: asks to choose one. `groupBy`: the rule's field, or empty; `settings`: that were possible. An alert that
    /// is shown stays.
    void showRun(const store::StoredRun* run, const QString& groupBy, const DecisionSettings& settings = {});
    /// What was decided for the groups of the run that is shown.
    void showDecisions(const std::vector<store::StoredDecision>& decisions);
    /// Brings what was decided for a group into sight, with the focus; `values` as DecisionList takes them.
    void revealGroup(const QString& values);

    /// Alerts can be explained here: a field to ask.
    void setExplaining(bool isPossible);
    /// Why the last id was not explained, in sight; empty: nothing.
    void showNote(const QString& text);
    /// Instead of the run: alert() and the id over it.
    void showAlert(const QString& id);
    /// The run again.
    void leaveAlert();
    [[nodiscard]] bool isAlertShown() const { return m_isAlertShown; }
    [[nodiscard]] DecisionList& decisions() const { return *m_decisions; }
    [[nodiscard]] AlertWhy* alert() const { return m_alert; }
    [[nodiscard]] ExplainField* field() const { return m_field; }
    [[nodiscard]] ProgressLine* progress() const { return m_progress; }

Q_SIGNALS:
    void caseRequested(qint64 caseKey);
    /// A person wants the run's decisions again.
    void backRequested();

private:
    [[nodiscard]] QWidget* buildAlertHead();
    [[nodiscard]] QWidget* buildRun();
    void showRunTexts();
    void showTitle();

    Card* m_card = nullptr;
    QWidget* m_alertHead = nullptr;
    ElidedLabel* m_alertId = nullptr;
    ExplainField* m_field = nullptr;
    ProgressLine* m_progress = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_run = nullptr;
    QLabel* m_nothing = nullptr;
    StepList* m_steps = nullptr;
    QLabel* m_groups = nullptr;
    DecisionList* m_decisions = nullptr;
    AlertWhy* m_alert = nullptr;
    DecisionSettings m_settings;
    bool m_isAlertShown = false;
    std::optional<store::StoredRun> m_shown;   ///< the last one
    QString m_groupBy;
    QString m_title;     ///< while the run is shown
    QString m_titleTip;
    QString m_id;        ///< of the alert, as it is
};

} // namespace casewright::ui
