// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/alerts/AlertsText.h"

namespace casewright::ui {

class AlertSources;
class FileOpener;
class SourceEditor;
class WorkspaceSession;

/// What helps where the current source could not be read. A value of references, which outlive it.
class SourceRemedy final {
public:
    SourceRemedy(const WorkspaceSession& session, AlertSources& sources, SourceEditor& editor, FileOpener& opener)
        : m_session(session), m_sources(sources), m_editor(editor), m_opener(opener)
    {
    }

    [[nodiscard]] AlertsText::Remedy found() const;
    void apply();

private:
    const WorkspaceSession& m_session;
    AlertSources& m_sources;
    SourceEditor& m_editor;
    FileOpener& m_opener;
};

} // namespace casewright::ui
