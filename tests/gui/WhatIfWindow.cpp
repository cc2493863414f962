// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/WhatIfWindow.h"

#include <QPushButton>
#include <QTest>

namespace casewright::ui {

using namespace Qt::StringLiterals;

store::StoredSource WhatIfWindow::stormyDays()
{
    store::StoredSource source;
    source.name = "Two days, one storm";
    source.flood = R"({"casewright": "flood/1", "name": "Two days, one storm", "start": "2026-03-02T00:00:00Z",
        "length": "2d", "perMinute": 0.8, "storm": {"after": "30h", "length": "45m", "factor": 60},
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": 40, "skew": 1},
                   {"name": "user.name", "prefix": "user-", "cardinality": 12, "skew": 1},
                   {"name": "source.ip", "prefix": "10.0.0.", "cardinality": 200, "skew": 0.5}]})";
    return source;
}

bool WhatIfWindow::setUp()
{
    if (!open())
        return false;
    m_page = new WhatIfPage(*m_session, *m_rules, *m_sources, *m_analysts, *m_service);
    return show(m_page);
}

void WhatIfWindow::addStorm()
{
    addRule();
    m_sources->add(stormyDays());
}

void WhatIfWindow::choosePane(const QString& title) const
{
    for (QPushButton* const button : find<QWidget>(u"whatifTabs"_s)->findChildren<QPushButton*>()) {
        if (button->text() == title)
            QTest::mouseClick(button, Qt::LeftButton);
    }
}

} // namespace casewright::ui
