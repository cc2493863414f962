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

/// A document cut into cells, behind those of documents before it that are kept. Used again, so that nothing is
/// allocated.
struct DocumentCells {
    std::optional<std::string_view> id;
    std::optional<std::string_view> index;
    std::optional<base::Timestamp> time;
    std::vector<Cell> cells;
    std::size_t cellsKept = 0;         ///< of documents before this one
    bool irregular = false;            ///< whether some cell is
    std::deque<std::string> texts;     ///< texts that stand nowhere in the input
    std::size_t textsKept = 0;         ///< of documents before this one
    std::size_t textsUsed = 0;
    std::vector<std::shared_ptr<const base::Json>> values;   ///< that cells look into
    std::size_t valuesKept = 0;        ///< of documents before this one
};

/// Makes the cells ready for a document, or for another try at it.
inline void clear(DocumentCells& document)
{
    document.id.reset();
    document.index.reset();
    document.time.reset();
    document.cells.erase(document.cells.begin() + static_cast<std::ptrdiff_t>(document.cellsKept),
                         document.cells.end());
    document.irregular = false;
    document.textsUsed = document.textsKept;
    document.values.resize(document.valuesKept);
}

/// Makes them ready for the next document; this one's cells, and what they look into, stay.
inline void keep(DocumentCells& document)
{
    document.cellsKept = document.cells.size();
    document.textsKept = document.textsUsed;
    document.valuesKept = document.values.size();
    clear(document);
}

/// Makes them ready for the next document; nothing that was kept stays.
inline void release(DocumentCells& document)
{
    document.cellsKept = 0;
    document.textsKept = 0;
    document.valuesKept = 0;
    clear(document);
}

/// An empty text that lives until release(), or clear() if it is not kept.
[[nodiscard]] inline std::string& newText(DocumentCells& document)
{
    if (document.textsUsed == document.texts.size())
        document.texts.emplace_back();
    std::string& text = document.texts[document.textsUsed++];
    text.clear();
    return text;
}

} // namespace casewright::alerts
