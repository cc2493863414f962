// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::ui {

// The one place where the core's UTF-8 becomes Qt's text and back.

[[nodiscard]] inline QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string toUtf8(const QString& text) { return text.toStdString(); }

/// An error of the core as a line for people: place and sentence.
[[nodiscard]] inline QString toText(const base::Error& error) { return toText(base::describe(error)); }

} // namespace casewright::ui
