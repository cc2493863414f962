// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseCursors.h"

#include <QByteArray>

#include <cstdint>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using store::CaseCursor;

constexpr auto Base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Json valueJson(const store::SortValue& value)
{
    if (const auto* const number = std::get_if<std::int64_t>(&value))
        return *number;
    if (const auto* const text = std::get_if<std::string>(&value))
        return *text;
    return nullptr;
}

} // namespace

std::string cursorText(const CaseCursor& cursor, store::CaseOrder order)
{
    const Json json = {static_cast<int>(order), valueJson(cursor.sortValue), cursor.key};
    return QByteArray::fromStdString(base::plainJson(json)).toBase64(Base64).toStdString();
}

Result<CaseCursor> cursorNamed(const std::string& text, store::CaseOrder order)
{
    const auto bytes = QByteArray::fromBase64Encoding(QByteArray::fromStdString(text),
                                                      Base64 | QByteArray::AbortOnBase64DecodingErrors);
    const Result<Json> json = base::parseJson(bytes.decoded.toStdString());
    const bool isCursor = bytes && json && json->is_array() && json->size() == 3 && (*json)[0].is_number_integer()
        && (*json)[2].is_number_integer();
    if (!isCursor)
        return base::fail(base::ErrorCode::InvalidValue,
                          fmt::format("--after: \"{}\" is no end of a page; take what the page before says", text));
    if ((*json)[0].get<int>() != static_cast<int>(order))
        return base::fail(base::ErrorCode::InvalidValue,
                          "--after: the page before was in another order; keep --sort and --order as they were");
    CaseCursor cursor{.key = (*json)[2].get<std::int64_t>()};
    if ((*json)[1].is_number_integer())
        cursor.sortValue = (*json)[1].get<std::int64_t>();
    else if ((*json)[1].is_string())
        cursor.sortValue = (*json)[1].get<std::string>();
    return cursor;
}

} // namespace casewright::cli
