// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>

namespace casewright::ui {

/// What a preview was made of, by the names that a person knows: by the time it is looked at, other things may be
/// chosen.
struct PreviewBasis {
    QString groupBy{};        ///< the field; empty: no grouping
    QString sourceName{};     ///< of the alerts
    QString profileName{};    ///< "9.4"
    QString analystsName{};   ///< who closed cases; empty: nobody
    std::uint64_t seed = 1;   ///< of what they drew
};

} // namespace casewright::ui
