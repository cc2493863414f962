// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/TimeZone.h"

#include <string>
#include <utility>

#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>

namespace casewright::base {

struct TimeZone::Rules {
    std::unique_ptr<const icu::BasicTimeZone> zone;
};

namespace {

/// The name as the database spells it; empty if it has none such.
icu::UnicodeString spelledName(const icu::UnicodeString& name)
{
    UErrorCode status = U_ZERO_ERROR;
    UBool isOfDatabase = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(name, canonical, isOfDatabase, status);
    if (U_SUCCESS(status) && isOfDatabase)
        return name;
    status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
    while (U_SUCCESS(status) && all != nullptr) {
        const icu::UnicodeString* const each = all->snext(status);
        if (each == nullptr)
            break;
        if (each->caseCompare(name, 0) == 0)
            return *each;
    }
    return {};
}

} // namespace

std::optional<TimeZone> TimeZone::find(std::string_view name)
{
    const icu::UnicodeString wanted =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    const icu::UnicodeString spelled = wanted.isEmpty() ? wanted : spelledName(wanted);
    if (spelled.isEmpty())
        return std::nullopt;
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(spelled));
    auto* const basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr)
        return std::nullopt;
    static_cast<void>(zone.release());
    return TimeZone(std::make_shared<const Rules>(Rules{std::unique_ptr<const icu::BasicTimeZone>(basic)}));
}

WallTime TimeZone::wallTime(Timestamp at) const
{
    std::int32_t standard = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    m_rules->zone->getOffset(static_cast<UDate>(at.milliseconds), false, standard, summer, status);
    return {at.milliseconds + standard + summer};
}

Timestamp TimeZone::instant(WallTime wall) const
{
    std::int32_t standard = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    // The offset that held before the change: of two instants the first, and past a gap.
    m_rules->zone->getOffsetFromLocal(static_cast<UDate>(wall.milliseconds), UCAL_TZ_LOCAL_FORMER,
                                      UCAL_TZ_LOCAL_FORMER, standard, summer, status);
    return {wall.milliseconds - standard - summer};
}

} // namespace casewright::base
