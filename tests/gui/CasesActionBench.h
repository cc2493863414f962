// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseConfiguration.h"
#include "tests/gui/RuleDesign.h"
#include "ui/bridge/GroupingOutlooks.h"
#include "ui/bridge/RulePreviews.h"

#include <QLabel>
#include <QListView>

#include <memory>

namespace casewright::ui {

/// The Rules page with its live preview, for the tests of the card of the Cases action.
class CasesActionBench {
public:
    static constexpr int LongEnough = 20'000; ///< ms to wait for what must come

    /// Five hours of 12 hosts, 4 users, and ids that are all different.
    [[nodiscard]] static store::StoredSource flood();
    /// Settings of cases of Security with two templates and a field of its own.
    [[nodiscard]] static cases::CaseConfiguration configuration();

protected:
    void setUp();
    void tearDown();
    /// A rule with its first preview.
    void begin();
    void waitForPreview();
    /// Changes the settings of cases on another page.
    void configure();
    /// Takes a field to group by from the list with keys.
    void pick(const QString& name);
    /// The list of fields; null before it was opened once.
    [[nodiscard]] QListView* list() { return m_rules->window->findChild<QListView*>(QStringLiteral("groupByChoicesList")); }
    [[nodiscard]] bool isAllKnown() { return m_rules->page->findChild<GroupingOutlooks*>()->isComplete(); }
    /// What is said of the field to group by.
    [[nodiscard]] QString hint();
    [[nodiscard]] QString label(const QString& name) { return m_rules->find<QLabel>(name)->text(); }
    [[nodiscard]] QLineEdit* groupBy() { return m_rules->line(QStringLiteral("ruleGroupBy")); }

    std::unique_ptr<RulesWindow> m_rules;
    std::unique_ptr<RulePreviews> m_previews;
};

} // namespace casewright::ui
