// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/GroupingVerdict.h"
#include "core/rules/AlertFields.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::ui {

class FieldChoiceModel;
class GroupingOutlooks;

/// What a rule's cases can be grouped by: not at all, which comes first, or a field of its alerts, the best first, with
/// what is known of it and why it is one to take or not. Outlooks change rows where they stand; which comes first is
/// settled when somebody opens the list. GUI thread.
class GroupingChoiceModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        FieldRole = Qt::UserRole, ///< what the action has then; empty: no grouping
        DetailRole,               ///< "keyword · 98 % · 18 values · peak 7, limit 20"
        AdviceRole,               ///< the gravest reason against it, or what it does
        WorthRole,                ///< a Worth as a number
    };
    enum class Worth { Unknown, Good, Flawed, Bad };

    /// The fields outlive it.
    explicit GroupingChoiceModel(const FieldChoiceModel& fields, QObject* parent = nullptr);

    /// They outlive it.
    void setOutlooks(const GroupingOutlooks& outlooks);
    /// Whose alerts they are.
    void setRule(const rules::Rule& rule, const rules::VersionProfile& profile);
    /// Puts the best first, as far as is known now.
    void sortByUse();

    /// What there is to ask about, the most promising first; at most `most`.
    [[nodiscard]] std::vector<std::string> fieldsByUse(std::size_t most) const;
    /// What is known of a field, in words.
    struct Known {
        Worth worth = Worth::Unknown;
        QString values{}; ///< "18 values"
        QString detail{}; ///< as DetailRole
        QStringList advice{}; ///< all there is to say, a sentence each; none if nothing is known
    };
    /// Of a field in the list or not.
    [[nodiscard]] Known knownOf(const QString& field) const;
    [[nodiscard]] QStringList adviceOn(const QString& field) const { return knownOf(field).advice; }
    [[nodiscard]] Worth worthOf(const QString& field) const { return knownOf(field).worth; }
    /// The best field there is, if a run showed that it is good; else empty.
    [[nodiscard]] QString bestField() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Choice {
        std::string field{};
        const alerts::FieldStatistics* documents = nullptr; ///< of the alerts that the fields are of
        bool isCarried = true;
        bool tellsApart = false; ///< the rule makes an alert for each of its values
        analysis::GroupingVerdict verdict{};
    };

    void rebuild();
    void judgeAll();
    void judge(Choice& choice) const;
    [[nodiscard]] Choice describe(const std::string& field) const;
    [[nodiscard]] bool tellsApart(std::string_view field) const;
    [[nodiscard]] const analysis::GroupingOutlook* outlookOf(const std::string& field) const;
    [[nodiscard]] static std::optional<alerts::FieldType> typeOf(const Choice& choice);
    [[nodiscard]] static QString typeTextOf(const Choice& choice);
    [[nodiscard]] static Worth worthOf(const Choice& choice);

    const FieldChoiceModel& m_fields;
    const GroupingOutlooks* m_outlooks = nullptr;
    rules::AlertFields m_carried;         ///< what the rule's alerts have
    std::vector<std::string> m_instances; ///< fields that the rule makes an alert for each value of
    std::vector<Choice> m_choices;        ///< the first is no grouping
};

} // namespace casewright::ui
