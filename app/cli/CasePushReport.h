// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "core/push/PushOrder.h"
#include "core/store/PushClient.h"

namespace casewright::cli {

/// A push as results tell it.
struct CasePushReport {
    store::CaseToPush before{};
    push::PushOutcome outcome{};
    std::optional<store::StoredCase> after{}; ///< none: nothing was written down
};

[[nodiscard]] std::string pushText(const CasePushReport& report);
/// Of the schema push-1.
[[nodiscard]] std::string pushJson(const CasePushReport& report, const std::string& workspace);

} // namespace casewright::cli
