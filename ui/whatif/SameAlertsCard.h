// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "core/analysis/Sweep.h"
#include "ui/bridge/ComparedCases.h"
#include "ui/bridge/WhatIfQuestion.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace casewright::ui {

class SameAlertsView;
class WhatIfSubject;

/// "Same alerts, two settings": what another setting makes of the largest cases of now. It asks for itself, in the
/// background, while somebody looks.
class SameAlertsCard final : public Card {
    Q_OBJECT

public:
    /// The subject outlives it.
    explicit SameAlertsCard(WhatIfSubject& subject, QWidget* parent = nullptr);

    /// The setting beside the rule's own; nothing, or the same as that: there is nothing to compare.
    void setSetting(const std::optional<analysis::SweptSetting>& setting);
    /// Somebody looks, the subject is ready or has changed; or nobody does.
    void setInSight(bool isInSight);

Q_SIGNALS:
    /// A person wants all of it.
    void compareRequested();

private:
    void ask();
    void showAnswer();

    WhatIfSubject& m_subject;
    std::optional<analysis::SweptSetting> m_setting;
    bool m_isInSight = false;
    WhatIfQuestion<ComparedCases>* m_question = nullptr;
    SameAlertsView* m_view = nullptr;
    QLabel* m_note = nullptr;
    QPushButton* m_more = nullptr;
};

} // namespace casewright::ui
