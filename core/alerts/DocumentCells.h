// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/Column.h"
#include "core/base/Json.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// One value of one document, on its way into a column.
struct Cell {
    std::uint32_t column;      ///< of FieldTree
    ValueKind kind;
    bool irregular;            ///< see Column::isIrregular()
    std::string_view text;     ///< lives as long as what the document was read from
};

/// A document cut into cells. Used again for the next document, so that nothing is allocated.
struct DocumentCells {
    std::optional<std::string_view> id;
    std::optional<std::string_view> index;
    std::optional<base::Timestamp> time;
    std::vector<Cell> cells;
    bool irregular = false;            ///< whether some cell is
    std::deque<std::string> texts;     ///< texts that stand nowhere in the input
    std::size_t textsUsed = 0;
    std::vector<std::shared_ptr<const base::Json>> values;   ///< that cells look into
};

/// Makes the cells ready for another document.
inline void clear(DocumentCells& document)
{
    document.id.reset();
    document.index.reset();
    document.time.reset();
    document.cells.clear();
    document.irregular = false;
    document.textsUsed = 0;
    document.values.clear();
}

/// An empty text that lives until clear().
[[nodiscard]] inline std::string& newText(DocumentCells& document)
{
    if (document.textsUsed == document.texts.size())
        document.texts.emplace_back();
    std::string& text = document.texts[document.textsUsed++];
    text.clear();
    return text;
}

} // namespace casewright::alerts
