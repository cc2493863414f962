// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <optional>

#include "core/cases/WebhookConnector.h"

namespace casewright::ui {

/// A place outside any workspace where secrets last, such as the desktop's keychain. Answers come later, on the GUI
/// thread; one that cannot answer has nothing.
class SecretKeeper {
public:
    using Found = std::function<void(std::optional<cases::WebhookSecrets>)>;
    using Kept = std::function<void(bool)>;

    virtual ~SecretKeeper() = default;
    virtual void find(const QString& key, Found found) = 0;
    virtual void keep(const QString& key, const cases::WebhookSecrets& secrets, Kept kept) = 0;
    virtual void forget(const QString& key) = 0;
};

} // namespace casewright::ui
