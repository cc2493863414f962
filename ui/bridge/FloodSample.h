// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/alerts/Flood.h"
#include "core/base/Result.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// The fields of a flood before it is made: counted in a sample of its documents, which covers its whole length, in the
/// background. The latest flood wins. GUI thread.
class FloodSample final : public QObject {
    Q_OBJECT

public:
    /// Documents of a sample.
    static constexpr std::uint32_t Most = 20'000;

    struct Counted {
        std::vector<alerts::FieldStatistics> fields;
        std::uint32_t documents = 0;   ///< of the sample
        std::uint32_t whole = 0;       ///< of the flood
        bool isMixed = false;          ///< there is a history besides, whose documents are not among them
    };

    explicit FloodSample(QObject* parent = nullptr);

    /// Counts the fields of another flood; answers with counted(), and with nothing for one that cannot be made.
    void start(const alerts::Flood& flood, std::uint64_t seed);
    /// The last sample is of another flood than that which is being counted.
    void forget() { m_last.reset(); }
    /// Neither the last sample is wanted any more, nor one that is being counted.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// The last sample that was counted; nothing at first.
    [[nodiscard]] const std::optional<Counted>& last() const { return m_last; }

Q_SIGNALS:
    void counted();

private:
    std::optional<Counted> m_last;
    LatestJob<base::Result<Counted>> m_job;
};

} // namespace casewright::ui
