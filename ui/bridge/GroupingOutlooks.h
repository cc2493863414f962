// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/GroupingOutlook.h"
#include "core/rules/Rule.h"

namespace casewright::ui {

class AlertSources;
struct LoadedAlerts;
class RuleDocuments;
class RulePreviews;
class WorkspaceSession;

/// What would come of grouping the current rule's cases by other fields, found out few fields at a time in the
/// background, after each preview, which goes first. What is known of a field stays until it is known anew: an edit of
/// the field that the action groups by changes nothing, any other change asks again. GUI thread.
class GroupingOutlooks final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    GroupingOutlooks(WorkspaceSession& session, RuleDocuments& documents, AlertSources& sources, RulePreviews& previews,
                     QObject* parent = nullptr);

    /// Fields that somebody wants to know of, in this order, now and after each change; an empty one: without grouping.
    void setWanted(std::vector<std::string> fields);
    /// Null: not known yet, or it cannot be known.
    [[nodiscard]] const analysis::GroupingOutlook* find(const std::string& field) const;
    /// Whether all that is wanted is known as of now.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void changed();

private:
    /// What outlooks are of, apart from the field.
    struct Subject {
        std::optional<std::int64_t> key{};
        rules::Rule rule{};                           ///< without the field
        std::string profile{};
        std::weak_ptr<const LoadedAlerts> alerts{};
    };
    struct Answer {
        std::uint64_t generation = 0;
        std::optional<analysis::GroupingOutlook> outlook{};
    };

    void followPreviews();
    void follow();
    void ask();
    void take();
    void giveUp();

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    AlertSources& m_sources;
    RulePreviews& m_previews;
    std::vector<std::string> m_wanted;
    std::vector<std::string> m_asked;      ///< what the previews were asked for, and have not answered
    std::map<std::string, Answer, std::less<>> m_answers;
    Subject m_subject;
    rules::Rule m_rule;                    ///< as it was when something changed last, with the field
    std::uint64_t m_generation = 1;        ///< of the subject
};

} // namespace casewright::ui
