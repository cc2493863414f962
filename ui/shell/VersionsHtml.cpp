// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/VersionsHtml.h"

#include "ui/bridge/VersionTexts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(VersionsHtml)
};

QString muted(const QString& text)
{
    return u"<br><span style=\"color: %1\">%2</span>"_s.arg(ThemeColors::current().muted.name(), text.toHtmlEscaped());
}

QString background(bool isCurrent)
{
    return isCurrent ? u" bgcolor=\"%1\""_s.arg(ThemeColors::current().accent.soft.name()) : QString();
}

QString head(const QString& name, bool isCurrent)
{
    QStringList notes;
    if (isCurrent)
        notes.append(Words::tr("this workspace"));
    if (name == newestVersion())
        notes.append(Words::tr("default"));
    return u"<th align=\"left\"%1>%2%3</th>"_s.arg(background(isCurrent), name.toHtmlEscaped(),
                                                   muted(notes.join(u", "_s)));
}

QString row(const VersionText& text, const QStringList& names, const QString& current)
{
    QString cells = u"<td><b>%1</b>%2</td>"_s.arg(text.what.toHtmlEscaped(), muted(text.explanation));
    for (qsizetype i = 0; i < names.size(); ++i) {
        bool isNumber = false;
        const qlonglong number = text.values.at(i).toLongLong(&isNumber);
        const QString value = isNumber ? NumberText::grouped(number) : text.values.at(i);
        cells += u"<td%1 style=\"white-space: nowrap\">%2</td>"_s.arg(background(names.at(i) == current),
                                                                      value.toHtmlEscaped());
    }
    return u"<tr>%1</tr>"_s.arg(cells);
}

} // namespace

QString versionsHtml(const QString& current)
{
    const QStringList names = versionNames();
    QString rows;
    for (const QString& name : names)
        rows += head(name, name == current);
    rows = u"<tr><th align=\"left\">%1</th>%2</tr>"_s.arg(Words::tr("Kibana"), rows);
    for (const VersionText& text : versionTexts())
        rows += row(text, names, current);
    return u"<table cellspacing=\"0\" cellpadding=\"%1\">%2</table>"_s.arg(size::Gap).arg(rows);
}

} // namespace casewright::ui
