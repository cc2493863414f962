// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/alerts/Flood.h"
#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/base/Time.h"

namespace casewright::alerts {

// Parts of flood files. What is not there keeps what it was.

void readText(const base::JsonNode& node, std::string& into);
void readNumber(const base::JsonNode& node, double& into);
void readLength(const base::JsonNode& node, base::Duration& into);
/// A length that may also be none, such as `0s`.
void readAfter(const base::JsonNode& node, base::Duration& into);
/// `Z`, or an offset such as `+01:00`.
void readZone(const base::JsonNode& node, base::Duration& into);
/// A text, a number, true or false.
[[nodiscard]] FloodValue readValue(const base::JsonNode& node);
/// An entry of `storms`.
[[nodiscard]] FloodEvent readEvent(const base::JsonNode& node);

/// Whole numbers without a point, as JavaScript prints them.
[[nodiscard]] base::Json numberJson(double value);
[[nodiscard]] base::Json valueJson(const FloodValue& value);
[[nodiscard]] std::string zoneText(base::Duration zone);
/// What readEvent() reads back, without what the event's kind does not know.
[[nodiscard]] base::Json eventJson(const FloodEvent& event);

} // namespace casewright::alerts
