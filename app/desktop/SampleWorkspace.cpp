// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/SampleWorkspace.h"

#include "core/alerts/Flood.h"
#include "core/engine/AnalystModel.h"
#include "core/rules/RuleJson.h"
#include "core/store/Workspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <optional>
#include <string>

namespace casewright::desktop {
namespace {

using namespace Qt::StringLiterals;
using base::Result;

constexpr const char* SampleSetting = "sample";

std::string sampleText(const QString& name)
{
    QFile file(u":/samples/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

Result<void> addFlood(store::Workspace& workspace, const QString& name)
{
    const std::string text = sampleText(name);
    const Result<alerts::Flood> flood = alerts::parseFlood(text, name.toStdString());
    if (!flood)
        return base::fail(flood.error());
    const Result<std::int64_t> added = workspace.addSource({.name = flood->name, .flood = text});
    return added ? Result<void>() : base::fail(added.error());
}

Result<void> addAnalysts(store::Workspace& workspace, const QString& name)
{
    const Result<engine::AnalystModel> model = engine::parseAnalysts(sampleText(name), name.toStdString());
    if (!model)
        return base::fail(model.error());
    const Result<std::int64_t> added = workspace.addAnalysts(*model);
    return added ? Result<void>() : base::fail(added.error());
}

Result<void> addRule(store::Workspace& workspace, const QString& name)
{
    const Result<rules::Rule> rule = rules::parseRule(sampleText(name), name.toStdString());
    if (!rule)
        return base::fail(rule.error());
    const Result<std::int64_t> added = workspace.addRule(*rule);
    return added ? Result<void>() : base::fail(added.error());
}

/// Whether nobody put anything into the workspace yet.
Result<bool> isBare(const store::Workspace& workspace)
{
    const auto marked = workspace.setting(SampleSetting);
    const auto rules = workspace.rules();
    const auto sources = workspace.sources();
    if (!marked)
        return base::fail(marked.error());
    if (!rules)
        return base::fail(rules.error());
    if (!sources)
        return base::fail(sources.error());
    return !*marked && rules->empty() && sources->empty();
}

} // namespace

QString sampleWorkspacePath()
{
    // Not AppDataLocation: that would add the organisation's name.
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir(data).filePath(u"casewright/sample.casewright"_s);
}

Result<void> prepareSample(const QString& path)
{
    if (const QString folder = QFileInfo(path).absolutePath(); !QDir().mkpath(folder))
        return base::fail(base::ErrorCode::Unwritable,
                          "the folder for the sample workspace cannot be made; look at its rights",
                          base::Location{.file = folder.toStdString(), .field = {}});
    Result<store::Workspace> workspace = store::Workspace::open(path.toStdString(), store::Access::Create);
    if (!workspace)
        return base::fail(workspace.error());
    const Result<bool> bare = isBare(*workspace);
    if (!bare)
        return base::fail(bare.error());
    if (!*bare)
        return {};
    return addRule(*workspace, u"endpoint-alerts-per-host.json"_s)
        .and_then([&] { return addFlood(*workspace, u"two-days-one-storm.json"_s); })
        .and_then([&] { return addFlood(*workspace, u"steady-hundred-hosts.json"_s); })
        .and_then([&] { return addAnalysts(*workspace, u"office-hours-three-analysts.json"_s); })
        .and_then([&] { return workspace->setSetting(SampleSetting, "1"); });
}

} // namespace casewright::desktop
