// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QMetaObject>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

#include "ui/bridge/SecretKeeper.h"

namespace casewright::tests {

/// What a keychain holds, for a test to look at.
struct KeptSecrets {
    QHash<QString, cases::WebhookSecrets> all{};
    bool isLocked = false; ///< takes nothing and gives nothing
};

/// A keychain in memory, which answers later as a real one does.
class KeeperDouble final : public ui::SecretKeeper {
public:
    explicit KeeperDouble(std::shared_ptr<KeptSecrets> kept) : m_kept(std::move(kept)) {}

    void find(const QString& key, Found found) override
    {
        std::optional<cases::WebhookSecrets> secrets;
        if (!m_kept->isLocked && m_kept->all.contains(key))
            secrets = m_kept->all.value(key);
        QMetaObject::invokeMethod(
            &m_place, [found = std::move(found), secrets] { found(secrets); }, Qt::QueuedConnection);
    }
    void keep(const QString& key, const cases::WebhookSecrets& secrets, Kept kept) override
    {
        if (!m_kept->isLocked)
            m_kept->all.insert(key, secrets);
        QMetaObject::invokeMethod(
            &m_place, [kept = std::move(kept), isKept = !m_kept->isLocked] { kept(isKept); }, Qt::QueuedConnection);
    }
    void forget(const QString& key) override { m_kept->all.remove(key); }

private:
    std::shared_ptr<KeptSecrets> m_kept;
    QObject m_place;
};

} // namespace casewright::tests
