// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "ui/bridge/SecretKeeper.h"

namespace casewright::ui {

/// The keychain of the desktop (Secret Service, KWallet); nothing where Casewright was built without QtKeychain.
[[nodiscard]] std::unique_ptr<SecretKeeper> desktopKeychain();

} // namespace casewright::ui
