// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WhatIfFindings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

#include "core/archive/WhatIfReport.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::Result;

QString tr(const char* text) { return QCoreApplication::translate("WhatIfFindings", text); }

Result<void> save(const QString& path, const std::string& text)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
        return {};
    return base::fail(base::ErrorCode::Unwritable,
                      toUtf8(tr("The file %1 could not be written: %2").arg(path, file.errorString())));
}

std::string nameOf(const analysis::SweptSetting& setting)
{
    const QString field = setting.groupBy.empty() ? tr("no grouping") : toText(setting.groupBy);
    return toUtf8(tr("%1, %2").arg(field, toText(setting.timeWindow)));
}

void addComparison(archive::WhatIfReport& report, const std::shared_ptr<const ComparedCases>& compared)
{
    if (!compared)
        return;
    // The assignments live as long as what they are part of.
    report.comparisons.push_back(
        {.before = toUtf8(compared->beforeName),
         .after = toUtf8(compared->afterName),
         .first = std::shared_ptr<const analysis::CaseAssignment>(compared, &compared->before),
         .second = std::shared_ptr<const analysis::CaseAssignment>(compared, &compared->after),
         .comparison = compared->comparison,
         .picture = compared->picture});
}

archive::WhatIfReport reportOf(const WhatIfFindings& findings)
{
    archive::WhatIfReport report{.title = toUtf8(tr("What-if: %1").arg(toText(findings.rule.name))),
                                 .source = toUtf8(findings.source),
                                 .documents = findings.documents,
                                 .profile = toUtf8(findings.profile),
                                 .rule = findings.rule,
                                 .haveAnalystsWorked = findings.haveAnalystsWorked,
                                 .sweep = findings.sweep};
    if (findings.sweep && findings.advice) {
        report.goal = findings.goal;
        report.advice = *findings.advice;
    }
    if (findings.cadence)
        report.cadence = *findings.cadence;
    addComparison(report, findings.compared);
    if (findings.scores) {
        report.truth = toUtf8(findings.truth);
        for (const analysis::ScoredSetting& scored : findings.scores->settings) {
            if (scored.score)
                report.scores.push_back({.setting = nameOf(scored.setting), .score = *scored.score});
        }
    }
    if (findings.upgrade) {
        for (const UpgradedRule& rule : findings.upgrade->rules) {
            if (!rule.error)
                report.upgrades.push_back(rule.change);
        }
    }
    return report;
}

} // namespace

Result<void> writeFindings(const WhatIfFindings& findings, const QString& path)
{
    const archive::WhatIfReport report = reportOf(findings);
    const QFileInfo file(path);
    if (file.suffix().compare(u"md"_s, Qt::CaseInsensitive) != 0)
        return save(path, archive::whatIfHtml(report));
    const archive::MarkdownReport markdown = archive::whatIfMarkdown(report, toUtf8(file.completeBaseName()));
    for (const archive::MarkdownPicture& picture : markdown.pictures) {
        const Result<void> saved = save(file.absolutePath() + u'/' + toText(picture.file), picture.svg);
        if (!saved)
            return saved;
    }
    return save(path, markdown.text);
}

} // namespace casewright::ui
