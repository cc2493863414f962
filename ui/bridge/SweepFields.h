// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include "core/analysis/FieldAdvice.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WhatIfSubject;
class WhatIfSweeps;

/// What there is to say of the fields that a sweep tried to group by: found in the background when the sweep is done.
/// GUI thread.
class SweepFields final : public QObject {
    Q_OBJECT

public:
    using Fields = std::vector<analysis::FieldAdvice>;

    /// Both outlive it.
    SweepFields(WhatIfSubject& subject, WhatIfSweeps& sweeps, QObject* parent = nullptr);
    ~SweepFields() override;

    /// The best first; empty until they are known.
    [[nodiscard]] const Fields& fields() const { return m_fields; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    WhatIfSubject& m_subject;
    WhatIfSweeps& m_sweeps;
    Fields m_fields;
    LatestJob<base::Result<Fields>> m_job;
};

} // namespace casewright::ui
