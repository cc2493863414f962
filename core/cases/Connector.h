// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace casewright::cases {

/// An external system that a workspace knows, as it is kept: never with a secret.
struct Connector {
    std::string id{};
    std::string name{};
    std::string type{}; ///< Kibana's id of the kind of connector, such as `.cases-webhook`
    std::string settings{}; ///< JSON, as the type asks for it, without passwords and tokens

    friend bool operator==(const Connector&, const Connector&) = default;
};

} // namespace casewright::cases
