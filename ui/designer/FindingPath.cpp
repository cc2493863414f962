// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/FindingPath.h"

#include "core/rules/RuleFormat.h"
#include "ui/bridge/Text.h"

#include <QStringList>

namespace casewright::ui {

using namespace Qt::StringLiterals;

QString parameterPath(const rules::Finding& finding)
{
    if (finding.field != rules::RuleField::Parameters)
        return {};
    QStringList steps = toText(finding.pointer).split(u'/', Qt::SkipEmptyParts);
    // Where the formats keep their parameters.
    for (const QString& root : {u"attributes"_s, u"params"_s}) {
        if (!steps.isEmpty() && steps.constFirst() == root)
            steps.removeFirst();
    }
    for (QString& step : steps)
        step = toText(rules::withCapitals(toUtf8(step)));
    return steps.join(u'.');
}

} // namespace casewright::ui
