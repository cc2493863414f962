// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ScenarioFiles.h"

#include <QSaveFile>

#include <utility>

#include "core/scenario/ScenarioWriter.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

base::Result<void> save(const QString& path, const std::string& text)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
        return {};
    return base::fail(base::ErrorCode::Unwritable,
                      "cannot be written: " + toUtf8(file.errorString()) + ". What was there before is still there.",
                      base::Location{.file = toUtf8(path), .field = {}});
}

} // namespace

ScenarioFiles::ScenarioFiles(AlertSources& sources, QObject* parent)
    : QObject(parent), m_sources(sources), m_job(this)
{
}

ScenarioFiles::~ScenarioFiles() = default;

void ScenarioFiles::write(const rules::Rule& rule, const store::StoredSource& source,
                          const rules::VersionProfile& profile, const QString& path)
{
    std::shared_ptr<const LoadedAlerts> loaded = m_sources.loaded(source.key);
    const auto work = [rule, source, profile, path, loaded = std::move(loaded)](const std::stop_token& stop)
        -> base::Result<void> {
        std::shared_ptr<const alerts::AlertTable> table = loaded ? loaded->table : nullptr;
        if (!table) {
            base::Result<LoadedAlerts> read = loadAlerts(source, false, nullptr, stop);
            if (!read)
                return base::fail(std::move(read.error()));
            table = std::move(read->table);
        }
        const base::Result<std::string> text =
            scenario::writeScenario({.rule = rule, .alerts = std::move(table), .profile = profile}, stop);
        return text ? save(path, *text) : base::fail(text.error());
    };
    m_job.start(work, [this, path](const base::Result<void>& done) { tell(path, done); });
}

void ScenarioFiles::writeText(std::shared_ptr<const std::string> text, const QString& path)
{
    m_job.start([text = std::move(text), path](const std::stop_token&) { return save(path, *text); },
                [this, path](const base::Result<void>& done) { tell(path, done); });
}

void ScenarioFiles::tell(const QString& path, const base::Result<void>& done)
{
    if (done)
        Q_EMIT written(path);
    else
        Q_EMIT failed(path, done.error());
}

} // namespace casewright::ui
