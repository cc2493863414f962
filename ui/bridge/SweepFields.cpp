// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SweepFields.h"

#include <string>
#include <utility>

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/bridge/WhatIfSweeps.h"

namespace casewright::ui {

SweepFields::SweepFields(WhatIfSubject& subject, WhatIfSweeps& sweeps, QObject* parent)
    : QObject(parent), m_subject(subject), m_sweeps(sweeps), m_job(this)
{
    connect(&m_sweeps, &WhatIfSweeps::started, this, [this] { m_job.cancel(); }); // the sweep goes first
    connect(&m_sweeps, &WhatIfSweeps::ended, this, &SweepFields::ask);
}

SweepFields::~SweepFields() = default;

void SweepFields::ask()
{
    const auto input = m_subject.input();
    if (!m_sweeps.sweep() || !input)
        return;
    std::vector<std::string> names = m_sweeps.board()->axes.groupBys;
    std::erase(names, std::string());
    m_job.start(
        [input = *input, alerts = m_subject.alerts(), names = std::move(names)](
            const std::stop_token& stop) -> base::Result<Fields> {
            const auto runs = engine::PreparedRuns::prepare(input.runs, input.action.action.groupBy, nullptr, nullptr,
                                                            stop);
            if (!runs)
                return base::fail(runs.error());
            return analysis::adviseFields(**runs, input.action, alerts->fields, names, stop);
        },
        [this](base::Result<Fields> answer) {
            m_fields = answer ? std::move(*answer) : Fields();
            Q_EMIT changed();
        });
}

} // namespace casewright::ui
