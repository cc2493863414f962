// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QtGlobal>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/base/Json.h"
#include "core/base/Time.h"

/// Documents of a test, which hold their own text.
class SmallTexts final : public casewright::alerts::DocumentText {
public:
    explicit SmallTexts(std::vector<std::string> texts) : m_texts(std::move(texts)) {}
    [[nodiscard]] casewright::base::Result<std::string> document(std::uint32_t record) const override
    {
        return m_texts[record];
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return 0; }

private:
    std::vector<std::string> m_texts;
};

inline std::shared_ptr<const casewright::alerts::AlertTable> smallTable(const std::vector<std::string>& documents)
{
    casewright::alerts::AlertTableBuilder builder("small", {});
    for (const std::string& text : documents)
        if (!builder.add(casewright::base::parseJson(text).value()))
            qFatal("no document: %s", text.c_str());
    return builder.finish(std::make_unique<SmallTexts>(documents)).value();
}

/// `{"@timestamp":"2026-02-02T06:MM:SS.mmmZ",MEMBERS}`: so many milliseconds after 06:00.
inline std::string documentAt(std::int64_t milliseconds, const std::string& members)
{
    const casewright::base::Timestamp six = casewright::base::parseTimestamp("2026-02-02T06:00:00Z").value();
    const std::string at = casewright::base::formatTimestamp(six + casewright::base::Duration{milliseconds});
    return "{\"@timestamp\":\"" + at + "\"" + (members.empty() ? "" : ",") + members + "}";
}
