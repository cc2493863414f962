// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In place of DesktopKeychain.cpp where QtKeychain is not there to build with.

#include "ui/bridge/DesktopKeychain.h"

namespace casewright::ui {

std::unique_ptr<SecretKeeper> desktopKeychain() { return nullptr; }

} // namespace casewright::ui
