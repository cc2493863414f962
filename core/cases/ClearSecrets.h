// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/cases/Connector.h"

namespace casewright::cases {

// A workspace keeps no secret, and no connector with one is saved. Before it was so, one could be: it is still in the
// workspace, is not pushed by, and is told of until it is taken out.

/// The fields of a connector that hold a secret in clear: `headers.X-Api-Key`, `createIncidentUrl`.
[[nodiscard]] std::vector<std::string> fieldsInClear(const Connector& connector);

/// Its settings to be shown: `***` in place of what fieldsInClear() names.
[[nodiscard]] std::string settingsToShow(const Connector& connector);

/// A secret that was in a header, and the environment variable that the header has in its place.
struct TakenSecret {
    std::string header{};
    std::string variable{};
    std::string value{};
};
struct WithoutSecrets {
    Connector connector{};
    std::vector<TakenSecret> taken{}; ///< there is no other copy of them: keep it before the connector is saved
};
/// The connector with variables in place of its headers' secrets, named after connector and header and so that `isTaken`
/// says no. What is in an address stays: there is no place for a variable.
[[nodiscard]] WithoutSecrets takeSecretsOut(Connector connector,
                                            const std::function<bool(const std::string& variable)>& isTaken);

} // namespace casewright::cases
