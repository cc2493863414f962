// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"

/// What a case is to the external system that it is pushed to.
namespace casewright::ui::PushText {

enum class State { NotPushed, RequiresUpdate, UpToDate };

/// As Kibana tells it: a case requires an update where it changed after it was pushed, or was pushed elsewhere; and
/// where comments did not get there, because a push failed on its way. `connectorId`: of the case now; "none" counts as
/// where it was pushed to.
[[nodiscard]] State stateOf(const std::optional<cases::ExternalService>& service, const std::string& connectorId,
                            std::optional<base::Timestamp> updatedAt, std::uint64_t unpushedComments);
/// "Not pushed", "Requires update", "Up to date"
[[nodiscard]] QString state(State state);
/// What is left to do: "Push", "Update incident", "Up to date"
[[nodiscard]] QString action(State state);

} // namespace casewright::ui::PushText
