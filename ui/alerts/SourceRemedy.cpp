// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourceRemedy.h"

#include <cstdint>
#include <optional>

#include "ui/alerts/FileOpener.h"
#include "ui/alerts/SourceEditor.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {

AlertsText::Remedy SourceRemedy::found() const
{
    const std::optional<std::int64_t> key = m_sources.current();
    const store::StoredSource* const source = key ? m_sources.find(*key) : nullptr;
    const base::Error* const error = source ? m_sources.failure(source->key) : nullptr;
    if (!error)
        return AlertsText::Remedy::None;
    const AlertsText::Remedy remedy = AlertsText::remedyFor(*error, m_editor.preview().preview());
    if (!source->flood.empty())
        return remedy == AlertsText::Remedy::FindFile ? AlertsText::Remedy::ChooseHistory : remedy;
    // Its new place could not be saved.
    return remedy == AlertsText::Remedy::FindFile && m_session.isReadOnly() ? AlertsText::Remedy::None : remedy;
}

void SourceRemedy::apply()
{
    const std::optional<std::int64_t> key = m_sources.current();
    if (!key)
        return;
    const AlertsText::Remedy remedy = found();
    if (remedy == AlertsText::Remedy::SkipBadLines)
        m_sources.setSkipsBadLines(*key, true);
    else if (remedy == AlertsText::Remedy::FindFile)
        m_opener.askForPlace(*key);
    else if (remedy == AlertsText::Remedy::ChangeMapping)
        m_editor.chooseTime();
}

} // namespace casewright::ui
