// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "core/analysis/RulePreview.h"
#include "core/cases/CaseConfiguration.h"

/// What cases of a Cases action are made of, in words.
namespace casewright::ui::NewCaseTexts {

/// A name and a value: "Severity", "High". Long values, and lists, end early.
struct Fact {
    QString name{};
    QString value{};

    friend bool operator==(const Fact&, const Fact&) = default;
};

/// What is the same for all cases of an action: severity, category, assignees, what is synced and pushed, and the
/// custom fields by their labels.
[[nodiscard]] std::vector<Fact> factsOf(const cases::NewCaseFields& fields, const cases::CaseConfiguration& configuration);
/// What a template sets, and nothing else: "Title", "Severity", …
[[nodiscard]] std::vector<Fact> factsOf(const cases::CaseTemplate& chosen,
                                        const cases::CaseConfiguration& configuration);
/// "Severity: High · Tags: a, b" on one line.
[[nodiscard]] QString line(const std::vector<Fact>& facts);

} // namespace casewright::ui::NewCaseTexts
