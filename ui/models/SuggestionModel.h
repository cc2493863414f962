// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>

#include <cstdint>
#include <vector>

namespace casewright::ui {

/// Something that can be put where a person types.
struct Suggestion {
    enum class Kind : std::uint8_t { Field, Operator, Value, Conjunction };

    Kind kind = Kind::Value;
    QString text{}; ///< as it is shown, on one line
    QString detail{}; ///< said of it: "keyword"
    double coverage = -1; ///< of a field: the share of the alerts that have it; negative: no alerts are known
    std::uint32_t count = 0; ///< of a value: alerts with it; of a field: how many values it has; 0: unknown
    QString examples{}; ///< of a field: its most frequent values
    QString inserted{}; ///< what is put there
    int begin = 0; ///< of what it takes the place of
    int end = 0;

    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

/// What is offered to who types. GUI thread.
class SuggestionModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole,
        KindRole, ///< a Suggestion::Kind as a number
        CoverageRole,
        CountRole,
        ExamplesRole,
    };

    using QAbstractListModel::QAbstractListModel;

    void setSuggestions(std::vector<Suggestion> suggestions);
    [[nodiscard]] const std::vector<Suggestion>& suggestions() const { return m_suggestions; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<Suggestion> m_suggestions;
};

} // namespace casewright::ui
