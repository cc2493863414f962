// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::cli {

/// A file that is there as a whole or not at all: it is written under another name beside it, and gets its own name at
/// the end. Pipes and devices, and standard output (`-`), are written as they are. Errors name the file as typed.
class OutputFile final {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<OutputFile>> create(const std::string& name);
    /// Whether an input is the very file that would be written, by whatever names and links; `-` is the standard one.
    [[nodiscard]] static bool isSameFile(const std::string& name, const std::string& input);
    /// What was written under the other name goes, unless it was kept.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Ends with ErrorCode::Cancelled within 100 ms of a request, also where nobody reads the pipe.
    [[nodiscard]] base::Result<void> write(std::string_view text, const std::stop_token& stop);
    /// Gives the file its name.
    [[nodiscard]] base::Result<void> keep();

private:
    OutputFile(std::string name, int descriptor) : m_name(std::move(name)), m_descriptor(descriptor) {}
    [[nodiscard]] base::Error failure(int reason) const;

    std::string m_name;
    int m_descriptor;
    std::string m_target{};      ///< what the temporary file becomes, links followed; empty: there is none
    std::string m_temporary{};
};

} // namespace casewright::cli
