// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/TruthScores.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

#include "ui/bridge/SweepWorkshop.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using base::Result;

Result<analysis::GroundTruth> readTruth(const alerts::AlertTable& table, const TruthSource& source)
{
    if (!source.field.empty())
        return analysis::truthByField(table, source.field);
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::NotFound, toUtf8(file.errorString()));
    const QByteArray text = file.readAll();
    return analysis::truthByFile(table, {text.data(), static_cast<std::size_t>(text.size())},
                                 toUtf8(QFileInfo(source.path).fileName()));
}

} // namespace

Result<analysis::TruthTable> scoreFields(const analysis::SweepInput& input,
                                         const std::vector<alerts::FieldStatistics>& fields, const TruthSource& source,
                                         base::Progress& progress, const std::stop_token& stop)
{
    SweepWorkshop workshop;
    Result<analysis::SweepAxes> axes = workshop.complete({}, input, fields, stop);
    if (!axes)
        return base::fail(axes.error());
    if (!source.field.empty())
        std::erase(axes->groupBys, source.field); // it would win each time
    analysis::SweepInput all = input;
    all.axes = std::move(*axes);
    return analysis::scoreSettings(
        all, [&source](const alerts::AlertTable& table) { return readTruth(table, source); }, &progress, stop);
}

} // namespace casewright::ui
