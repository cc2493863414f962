// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace casewright::alerts {

/// What a hit of a search of Elasticsearch says about its document; it looks into the hit's text.
struct SearchHit {
    std::string_view source{};              ///< the document: what `_source` or else `fields` says, an object
    std::optional<std::string> id{};
    std::optional<std::string> index{};
    bool isFields = false;                  ///< from `fields`, in which each value is a list
};

/// Cuts a hit apart, as search answers, exports (elasticdump) and Discover have it. Nothing if the text is no object
/// with a `_source` that is an object, or with `fields` and an `_id` and nothing that hits do not have.
[[nodiscard]] std::optional<SearchHit> cutHit(std::string_view text);

/// The hit's document as one JSON text, with `_id` and `_index` as its first fields. Values of `fields` that are alone
/// in their list stand without it, and a field of `fields` whose name goes on after another's (`host.name.text` beside
/// `host.name`) is left out: no document can hold both.
[[nodiscard]] std::string documentOf(const SearchHit& hit);

} // namespace casewright::alerts
