// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "app/cli/Options.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `cases connector list` was asked for.
struct ConnectorListOptions {
    std::string workspace{};
    Format format = Format::Text;
};

/// What `cases connector save` was asked for.
struct ConnectorSaveOptions {
    std::string workspace{};
    std::string file{};
    Format format = Format::Text;
};

/// What `cases connector remove` was asked for.
struct ConnectorRemoveOptions {
    std::string workspace{};
    std::string id{};
    Format format = Format::Text;
};

/// What `cases connector take-secrets` was asked for.
struct ConnectorSecretsOptions {
    std::string workspace{};
    std::string id{};
    std::string out{};
    Format format = Format::Text;
};

/// What `cases push` was asked for.
struct CasePushOptions {
    std::string workspace{};
    std::string which{};        ///< a key, an id, or the beginning of an id
    std::string connector{};    ///< an id; empty: the case's own
    std::string user{};         ///< who does it; empty: the login
    std::string remoteUser{};   ///< for the other system; empty: asked for
    std::string passwordFile{}; ///< empty: asked for
    std::uint64_t timeout = 10; ///< seconds a request may take
    Format format = Format::Text;
};

// As in CommandOptions.h.
void describe(CLI::App& app, CasePushOptions& options);
void describe(CLI::App& app, ConnectorListOptions& options);
void describe(CLI::App& app, ConnectorSaveOptions& options);
void describe(CLI::App& app, ConnectorRemoveOptions& options);
void describe(CLI::App& app, ConnectorSecretsOptions& options);
[[nodiscard]] std::string problemOf(const CasePushOptions& options);

} // namespace casewright::cli
