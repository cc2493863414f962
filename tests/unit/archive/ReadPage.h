// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <QString>
#include <QStringList>

namespace casewright::archive {

/// What a report's page is made of, read as the XML that it is too.
struct ReadPage {
    QStringList elements{};
    QStringList attributes{};   ///< `name=value`
    QString text{};
    QString error{};            ///< empty: it is well-formed
};
[[nodiscard]] ReadPage readPage(const std::string& html);

} // namespace casewright::archive
