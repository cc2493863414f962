// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/alerts/FieldType.h"
#include "core/kql/Completion.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/ValueSearch.h"
#include "ui/models/SuggestionModel.h"

namespace casewright::ui {

/// Words for a query: fields of the chosen alerts, and of the catalog where they have none like it; operators by the
/// type of a field; its values, most frequent first; `and`, `or`. Looks at what was counted when the alerts were read,
/// never at the alerts. GUI thread.
class QueryCompletion final {
public:
    /// What can be put at a cursor.
    struct Answer {
        std::vector<Suggestion> suggestions{};
        QString field{}; ///< whose values are asked for: more of them may be looked for; empty: none
        QString part{}; ///< what was typed of the value
    };

    /// Null: none are chosen.
    void setAlerts(std::shared_ptr<const LoadedAlerts> alerts);
    [[nodiscard]] const std::shared_ptr<const LoadedAlerts>& alerts() const { return m_alerts; }

    /// For a query and the cursor in it. `found`: values of the field that were looked for, once they are there.
    [[nodiscard]] Answer at(const QString& query, int cursor, const std::vector<CountedValue>* found = nullptr) const;

    /// Fields whose name contains the part.
    [[nodiscard]] std::vector<Suggestion> fields(const QString& part) const;
    /// Values of a field that contain the part; `found` in place of those that were counted, with the words that its
    /// type has: dates to the clock, networks, true and false.
    [[nodiscard]] std::vector<Suggestion> values(const QString& field, const QString& part,
                                                 const std::vector<CountedValue>* found = nullptr) const;
    /// That of the alerts, or of the catalog; nothing where neither knows the field.
    [[nodiscard]] std::optional<alerts::FieldType> typeOf(const QString& field) const;
    /// Whether alerts are chosen of which none has the field, nor anything in it.
    [[nodiscard]] bool isMissing(const QString& field) const;
    /// Null if the alerts do not have the field.
    [[nodiscard]] const alerts::FieldStatistics* statistics(const QString& field) const;

private:
    [[nodiscard]] std::vector<Suggestion> wordsOf(const kql::CompletionSlot& slot,
                                                  const std::vector<CountedValue>* found) const;
    [[nodiscard]] std::vector<Suggestion> operators(const QString& field) const;
    void addDates(const QString& part, std::vector<Suggestion>& to) const;

    std::shared_ptr<const LoadedAlerts> m_alerts;
    std::vector<const alerts::FieldStatistics*> m_fields; ///< of the alerts, by name
};

} // namespace casewright::ui
