// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace casewright::ui {

/// Text of somebody else's for a tool tip, which would take mark-up in it for its own. Nothing stays nothing, so that
/// no tip is shown. Any thread.
[[nodiscard]] inline QString tipText(const QString& text)
{
    using namespace Qt::StringLiterals;
    return text.isEmpty() ? QString()
                          : QString(u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s);
}

} // namespace casewright::ui
