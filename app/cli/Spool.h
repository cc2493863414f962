// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "core/base/Result.h"

namespace casewright::cli {

/// What comes from standard input or a pipe, as an ordinary file in the temporary folder, where it can be
/// read at any place. The file goes with the object.
class Spool final {
public:
    /// Whether a name as typed is `-`, a pipe or the like: nothing to read at any place.
    [[nodiscard]] static bool isNeeded(const std::string& name);
    /// Reads all there is. Stops within 100 ms of a request with ErrorCode::Cancelled.
    [[nodiscard]] static base::Result<std::unique_ptr<Spool>> take(const std::string& name,
                                                                   const std::stop_token& stop);
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// Its stem is `stdin`, so that documents get the same `_index` each time.
    [[nodiscard]] std::string path() const { return m_folder + "/stdin"; }

private:
    explicit Spool(std::string folder);
    std::string m_folder;   ///< of its own
};

/// How messages call an input: `standard input`, or the name as typed.
[[nodiscard]] std::string shownName(const std::string& name);

} // namespace casewright::cli
