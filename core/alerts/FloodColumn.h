// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/Flood.h"
#include "core/alerts/FloodTimeline.h"
#include "core/alerts/FloodWork.h"

namespace casewright::alerts {

/// A column of a flood, with what fields that are correlated with it need to know.
struct FloodColumn {
    AlertTableBuilder::CodedColumn coded;
    std::vector<std::uint32_t> rankOfCode;   ///< by code - 1; of values that are not drawn, ranks behind the others
};

/// Numbers that columns are made from, one after the other: what is used again need not be asked of the system again,
/// which takes as long as filling it.
struct FloodScratch {
    std::vector<std::uint32_t> drawn;
    std::vector<std::uint32_t> codes;
};

/// Makes the column of one field: first each stream draws for its documents, then the rows get their values in order,
/// with what events change meanwhile.
class FloodColumnMaker final {
public:
    /// `other`: the column that the field is correlated with, if it is. All are used as long as this lives.
    FloodColumnMaker(const Flood& flood, std::size_t position, const FloodTimeline& timeline, const FloodColumn* other,
                     std::uint64_t seed, FloodScratch& scratch);

    /// False if it was stopped.
    [[nodiscard]] bool make(FloodColumn& column, FloodWork& work);

private:
    /// A value that is not drawn: it is the same, or rolls with the time.
    struct Extra {
        FloodValue value;
        const FloodEvent* rolling = nullptr;
        std::vector<std::uint32_t> codes{};   ///< by rename; 0: not seen yet
    };
    /// Rows in which the same events change the field.
    struct Segment {
        std::uint32_t begin;
        std::uint32_t end;
        bool isLacking;
        std::size_t rename;       ///< 0: none; else its position among m_prefixes
    };

    [[nodiscard]] bool draw(FloodWork& work);
    [[nodiscard]] bool drawStream(const FloodTimeline::Stream& stream, FloodWork& work);
    /// What the documents of a stream have in the field, if they do not draw it.
    [[nodiscard]] std::optional<std::uint32_t> fixedValue(const FloodTimeline::Stream& stream);
    [[nodiscard]] std::uint32_t extra(const FloodValue& value, const FloodEvent* rolling);
    [[nodiscard]] std::optional<std::uint32_t> rankOf(const FloodValue& value) const;
    [[nodiscard]] std::vector<Segment> segments();
    [[nodiscard]] bool fill(const Segment& segment, FloodColumn& column, FloodWork& work);
    [[nodiscard]] std::uint32_t codeOf(std::uint32_t drawn, std::uint32_t row, const Segment& segment,
                                       FloodColumn& column);
    [[nodiscard]] std::uint32_t codeOfExtra(std::uint32_t number, std::size_t rename, FloodColumn& column);
    /// A text as it is under a rename: with its prefix in place of the field's, or before a text that begins otherwise.
    [[nodiscard]] std::string renamed(std::string_view text, std::size_t rename) const;
    /// A value of a sequence or of a scanner.
    [[nodiscard]] std::uint32_t codeOfCounted(std::string_view prefix, std::uint32_t number, std::size_t rename,
                                              FloodColumn& column) const;
    /// Whether no two values can be the same that are made of prefixes and different numbers, or that events name.
    [[nodiscard]] bool isCountingUnique() const;
    [[nodiscard]] std::uint32_t rankOfOther(std::uint32_t row) const;
    [[nodiscard]] std::uint32_t codeOfRank(std::uint32_t rank, std::size_t rename, FloodColumn& column);
    [[nodiscard]] FloodValue valueOfRank(std::uint32_t rank, std::size_t rename) const;
    [[nodiscard]] static std::uint32_t intern(const FloodValue& value, std::uint32_t rank, FloodColumn& column);

    const Flood& m_flood;
    const FloodField& m_field;
    std::size_t m_position;
    const FloodTimeline& m_timeline;
    const FloodColumn* m_other;
    std::uint64_t m_seed;
    std::vector<std::uint32_t>& m_drawn;                     ///< by number of the document
    std::vector<std::uint32_t>& m_codes;                     ///< by row
    std::vector<Extra> m_extras;
    std::uint32_t m_scanned = 0;                             ///< values that scanners were the first to have
    std::uint32_t m_counted = 0;                             ///< of a sequence
    bool m_isCountingUnique = false;
    std::vector<std::string> m_prefixes;                     ///< that of the field, then those of renames
    std::vector<std::string> m_scanPrefixes;                 ///< by scanned value's scanner
    std::vector<std::uint32_t> m_scanBegins;
    std::vector<std::vector<std::uint32_t>> m_codesOfRanks;  ///< by prefix and rank; 0: not seen yet
};

} // namespace casewright::alerts
