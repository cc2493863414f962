// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QtGlobal>

namespace casewright::ui {

/// A workspace that was open before.
struct RecentWorkspace {
    QString path{};     ///< of its file, or its address without a password
    QString name{};
    qint64 opened = 0;  ///< when it was opened last, in milliseconds since 1970; 0: not known
    bool isPinned = false;
    bool isMissing = false; ///< its file is not there any more

    friend bool operator==(const RecentWorkspace&, const RecentWorkspace&) = default;
};

} // namespace casewright::ui
