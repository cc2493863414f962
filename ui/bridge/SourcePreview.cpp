// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SourcePreview.h"

#include <utility>

#include "core/alerts/MappingGuess.h"

namespace casewright::ui {
namespace {

/// Whether a mapping is the one that was guessed when the file was opened.
bool isGuess(const alerts::AlertPreview& preview, const alerts::FieldMapping& mapping)
{
    if (preview.format != alerts::AlertFormat::Csv || mapping.empty())
        return false;
    alerts::FirstRows rows;
    for (const alerts::AlertPreview::Row& row : preview.rows)
        rows.push_back(row.cells);
    return mapping == alerts::guessMapping({preview.names.begin(), preview.names.end()}, rows);
}

} // namespace

SourcePreview::SourcePreview(QObject* parent) : QObject(parent), m_job(this) {}

void SourcePreview::follow(const store::StoredSource* source)
{
    const std::string path = source && source->flood.empty() ? source->path : std::string();
    const std::string mapping = path.empty() ? std::string() : source->mapping;
    if (m_isKnown && path == m_path && mapping == m_mapping)
        return;
    const bool isLost = path != m_path && m_preview;
    if (isLost)
        m_preview.reset();
    m_isKnown = true;
    m_path = path;
    m_mapping = mapping;
    m_job.cancel();
    if (!path.empty())
        look(path, mapping);
    if (isLost)
        Q_EMIT changed();
}

void SourcePreview::look(const std::string& path, const std::string& mapping)
{
    m_job.start(
        [path, mapping](const std::stop_token& stop) {
            alerts::ReadSettings settings;
            settings.mapping = alerts::parseMapping(mapping).value_or(alerts::FieldMapping());
            return alerts::previewAlerts(path, settings, stop).map([&settings](alerts::AlertPreview preview) {
                preview.isGuessed = preview.isGuessed || isGuess(preview, settings.mapping);
                return preview;
            });
        },
        [this](base::Result<alerts::AlertPreview> preview) {
            m_preview = preview ? std::make_shared<const alerts::AlertPreview>(std::move(*preview)) : nullptr;
            Q_EMIT changed();
        });
}

} // namespace casewright::ui
