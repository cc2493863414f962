// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WorkspaceSession.h"

#include <utility>

#include "core/store/ServerAddress.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

constexpr const char* ProfileSetting = "profile";

} // namespace

WorkspaceSession::WorkspaceSession(QObject* parent) : QObject(parent) {}

base::Result<void> WorkspaceSession::open(const QString& path, store::Access access)
{
    base::Result<store::Workspace> opened = store::Workspace::open(toUtf8(path), access);
    if (!opened && opened.error().code == base::ErrorCode::Unwritable)
        opened = store::Workspace::open(toUtf8(path), store::Access::ReadOnly);
    if (!opened)
        return base::fail(opened.error());
    const base::Result<std::optional<std::string>> name = opened->setting(ProfileSetting);
    if (!name)
        return base::fail(name.error());
    if (m_workspace)
        Q_EMIT aboutToClose();
    m_workspace.emplace(std::move(*opened));
    m_profile = rules::newestProfile();
    if (*name) {
        if (const auto profile = rules::versionProfile(**name))
            m_profile = *profile;
        else
            report(toText(profile.error()));
    }
    Q_EMIT this->opened();
    return {};
}

bool WorkspaceSession::isReadOnly() const { return m_workspace && m_workspace->isReadOnly(); }

QString WorkspaceSession::path() const { return m_workspace ? toText(m_workspace->path()) : QString(); }

QString WorkspaceSession::name() const { return toText(store::shortName(toUtf8(path()))); }

void WorkspaceSession::setProfile(const QString& name)
{
    const base::Result<rules::VersionProfile> profile = rules::versionProfile(toUtf8(name));
    if (!profile)
        return report(toText(profile.error()));
    if (profile->name == m_profile.name)
        return;
    m_profile = *profile;
    if (m_workspace && !m_workspace->isReadOnly()) {
        if (const auto kept = m_workspace->setSetting(ProfileSetting, std::string(profile->name)); !kept)
            report(toText(kept.error()));
    }
    Q_EMIT profileChanged();
}

} // namespace casewright::ui
