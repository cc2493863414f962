// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RulesArrangement.h"

#include "ui/designer/FindingsPane.h"
#include "ui/designer/RuleListFilter.h"

#include <QDataStream>
#include <QIODevice>

namespace casewright::ui::RulesArrangement {

QByteArray of(const RuleListFilter& filter, const FindingsPane& findings)
{
    QByteArray kept;
    QDataStream stream(&kept, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << filter.state() << findings.isOpen();
    return kept;
}

void restore(const QByteArray& kept, RuleListFilter& filter, FindingsPane& findings)
{
    QDataStream stream(kept);
    stream.setVersion(QDataStream::Qt_6_4);
    QByteArray state;
    bool isOpen = false;
    stream >> state >> isOpen;
    if (stream.status() != QDataStream::Ok)
        return;
    filter.restore(state);
    findings.setOpen(isOpen);
}

} // namespace casewright::ui::RulesArrangement
