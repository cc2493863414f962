// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/ValueView.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// A value of a field, and how many alerts have it.
struct CountedValue {
    alerts::ValueKind kind = alerts::ValueKind::String;
    QString text{}; ///< all of it
    std::uint32_t count = 0;

    friend bool operator==(const CountedValue&, const CountedValue&) = default;
};

/// The values of a field that contain a part, in any case, those that begin with it first, then the most frequent;
/// at most so many. Elements of lists count for themselves; objects and very long texts are no values. Nothing if it
/// was asked to stop, within 100 ms. Any thread.
[[nodiscard]] std::optional<std::vector<CountedValue>> frequentValues(const alerts::AlertTable& table,
                                                                      const QString& field, const QString& part,
                                                                      std::size_t most, const std::stop_token& stop);

/// Looks for values of a field while a person types a part of one, in the background; the latest wins. GUI thread.
class ValueSearch final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t Most = 50;

    explicit ValueSearch(QObject* parent = nullptr);

    /// Answers with found(), later; with nothing where there is no table.
    void find(std::shared_ptr<const alerts::AlertTable> table, const QString& field, const QString& part);
    void cancel() { m_job.cancel(); }
    /// What was found, for the field and part that were asked for last; empty until then.
    [[nodiscard]] const std::vector<CountedValue>& values() const { return m_values; }
    [[nodiscard]] const QString& field() const { return m_field; }

Q_SIGNALS:
    void found();

private:
    QString m_field;
    std::vector<CountedValue> m_values;
    LatestJob<std::optional<std::vector<CountedValue>>> m_job;
};

} // namespace casewright::ui
