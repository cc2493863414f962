// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string_view>

#include "core/alerts/DocumentCells.h"
#include "core/alerts/FieldTree.h"

namespace casewright::alerts {

/// Cuts a JSON text straight into cells with simdjson. It gives up on everything out of the ordinary,
/// which is then for base::parseJson and flatten(): errors, and things said twice.
class LineFlattening final {
public:
    /// So many bytes after the text must be readable (their content does not matter).
    static constexpr std::size_t Padding = 64;

    explicit LineFlattening(FieldTree& fields);
    ~LineFlattening();
    LineFlattening(const LineFlattening&) = delete;
    LineFlattening& operator=(const LineFlattening&) = delete;

    /// False if it gave up; `document` is then to be cleared. The cells look into the line and into
    /// the document itself.
    [[nodiscard]] bool flatten(std::string_view line, DocumentCells& document);

private:
    class Walk;
    std::unique_ptr<Walk> m_walk;
};

} // namespace casewright::alerts
