// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/base/Json.h"
#include "core/base/JsonEdit.h"

namespace casewright::rules {

/// Puts the difference between two values at a JSON pointer into a text, and nothing else. `before` and `after` are
/// made by the same writer; `written` is what the text has there, with more keys, other spellings of them, a text for
/// a list of one; null if there is nothing.
void putChange(base::JsonEdit& edit, const std::string& pointer, const base::Json* written, const base::Json& before,
               const base::Json& after);

} // namespace casewright::rules
