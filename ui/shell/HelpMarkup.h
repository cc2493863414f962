// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

/// The parts of which sections of the help are made, as HTML. Texts are the program's own, and may have mark-up.
namespace casewright::ui::HelpMarkup {

[[nodiscard]] QString paragraph(const QString& text);
[[nodiscard]] QString heading(const QString& text);
[[nodiscard]] QString points(const QStringList& texts);
/// One of HelpPictures; `words` say what it shows to who cannot see it.
[[nodiscard]] QString picture(const QString& name, const QString& words);
[[nodiscard]] QString code(const QString& text);
/// As numbers are written everywhere.
[[nodiscard]] QString number(qint64 value);
/// A way to another section.
[[nodiscard]] QString sectionLink(const QString& section, const QString& text);
/// Does what an action of the action table does: "rules.timeWindow".
[[nodiscard]] QString actionLink(const QString& action, const QString& text);
/// "Show in the rule", for a setting of the rules page.
[[nodiscard]] QString showInRule(const QString& action);

inline constexpr QStringView SectionScheme = u"section:";
inline constexpr QStringView ActionScheme = u"action:";
inline constexpr QStringView PictureScheme = u"picture:";

} // namespace casewright::ui::HelpMarkup
