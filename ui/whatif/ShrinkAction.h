// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include "core/analysis/Shrink.h"

namespace casewright::ui {

class ActionTable;
class Explanations;

/// "Shrink to a scenario...": from the alert that was explained, or from nothing, to the pane that leaves out alerts.
class ShrinkAction final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whose last answer it begins with, where that alert is in no case. They outlive it.
    void setExplanations(Explanations& explanations) { m_explanations = &explanations; }
    void registerActions(ActionTable& actions);

Q_SIGNALS:
    void wanted();                                      ///< the pane, as it is
    void symptomWanted(const analysis::Symptom& symptom);   ///< before it; rule and alerts are the current ones

private:
    void begin();

    Explanations* m_explanations = nullptr;
};

} // namespace casewright::ui
