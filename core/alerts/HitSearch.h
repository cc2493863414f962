// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/alerts/JsonCharacters.h"
#include "core/alerts/JsonLayout.h"

namespace casewright::alerts {

/// Walks through an object for the lists `hits.hits` of search answers, however deep they lie, but for those of
/// aggregations (`top_hits`), which are not what was searched for. Looks at the structure only. One thread.
class HitSearch final {
public:
    enum class Found : std::uint8_t {
        Hits,      ///< the next character is behind the bracket of such a list
        End,       ///< the object has ended
        CutOff,    ///< the file has ended, or could not be read
        Nothing,   ///< it is no JSON, at least not from here on
    };

    /// The characters outlive it.
    explicit HitSearch(JsonCharacters& characters) : m_characters(characters) {}

    /// Goes on to the next list of hits. The next character is an object's first one, or the bracket that closes the
    /// list that was found before.
    [[nodiscard]] Found next();
    /// Whether it is in the middle of an object.
    [[nodiscard]] bool isInside() const { return !m_levels.empty(); }
    /// Gives the object up.
    void leave() { m_levels.clear(); }
    /// The first list of objects at the top that is called as Alertmanager calls it, if one was passed.
    [[nodiscard]] const std::optional<JsonLayout>& namedList() const { return m_named; }

private:
    struct Level {
        bool isObject;
        std::string key{};   ///< the last one
    };

    [[nodiscard]] Found step(int c);
    void open(bool isObject);
    [[nodiscard]] bool text(std::string* into);
    [[nodiscard]] bool longText();
    [[nodiscard]] bool isHits() const;
    void noteNamedList();

    JsonCharacters& m_characters;
    std::vector<Level> m_levels;
    bool m_wantsKey = false;
    std::optional<JsonLayout> m_named;
};

} // namespace casewright::alerts
