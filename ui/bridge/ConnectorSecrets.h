// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

#include "core/cases/WebhookConnector.h"
#include "ui/bridge/SecretKeeper.h"

namespace casewright::ui {

/// User and password of connectors: known until the program ends, and kept in the desktop's keychain if the person wants
/// that and there is one. They belong to a connector's id and to the server that it names, so that no other workspace can
/// have them sent elsewhere. Never in a workspace. One for the program, on the GUI thread.
class ConnectorSecrets final : public QObject {
    Q_OBJECT

public:
    using Found = std::function<void(std::optional<cases::WebhookSecrets>)>;

    /// Without a keeper secrets are known until the program ends.
    explicit ConnectorSecrets(std::unique_ptr<SecretKeeper> keeper, QObject* parent = nullptr);

    /// Whether secrets can be kept for the next start.
    [[nodiscard]] bool canKeep() const { return m_keeper != nullptr; }
    /// Answers later, never within the call, unless this is destroyed.
    void find(const QString& connectorId, const cases::WebhookConnector& connector, Found found);
    /// Until the program ends, and for the next start too if `keeps`.
    void set(const QString& connectorId, const cases::WebhookConnector& connector, const cases::WebhookSecrets& secrets,
             bool keeps);
    /// Everywhere, because they are wrong or the person wants that.
    void forget(const QString& connectorId, const cases::WebhookConnector& connector);

Q_SIGNALS:
    /// The keychain did not take secrets; they are known until the program ends.
    void notKept();

private:
    std::unique_ptr<SecretKeeper> m_keeper;
    QHash<QString, cases::WebhookSecrets> m_known;
};

} // namespace casewright::ui
