// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::ui {

class FieldChoiceModel;
class FieldNote;
class GroupByEdit;
class GroupingChoiceModel;
class GroupingOutlooks;

/// The field that a rule's cases are grouped by, with what comes of it below: what is known of the field, why it is one
/// to group by or not, and a better one if it is not. Passive.
class GroupingEdit final : public QWidget {
    Q_OBJECT

public:
    /// What is known of the alerts' fields; outlives it.
    explicit GroupingEdit(const FieldChoiceModel& known, QWidget* parent = nullptr);

    /// What would come of fields is asked there, of the one that is chosen always, of all while somebody looks at them.
    /// They outlive it.
    void setOutlooks(GroupingOutlooks& outlooks);
    /// Shows the rule's; emits nothing.
    void showRule(const rules::Rule& rule, const rules::VersionProfile& profile);
    void setReadOnly(bool isReadOnly);
    /// Where it is typed.
    [[nodiscard]] GroupByEdit* field() const { return m_field; }

Q_SIGNALS:
    /// A person typed, or chose: that is a step of its own.
    void typed(const QString& field);
    void chosen(const QString& field);

private:
    void ask();
    void setWantsAll(bool wantsAll);
    void showHint();
    [[nodiscard]] bool isCarried() const;

    const FieldChoiceModel& m_known;
    GroupingChoiceModel* m_choices;
    GroupingOutlooks* m_outlooks = nullptr; ///< none before setOutlooks()
    bool m_wantsAll = false;
    rules::Rule m_rule;
    rules::VersionProfile m_profile;
    GroupByEdit* m_field = nullptr;
    FieldNote* m_hint = nullptr;
};

} // namespace casewright::ui
