// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpBrowser.h"

#include "ui/shell/HelpPictureObject.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextCursor>

namespace casewright::ui {

using namespace Qt::StringLiterals;

HelpBrowser::HelpBrowser(QWidget* parent) : QTextBrowser(parent), m_pictures(new HelpPictureObject(this))
{
    setLook(this, u"help"_s);
    setOpenLinks(false);
    setMaximumWidth(size::HelpText);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(size::GapLarge);
    document()->documentLayout()->registerHandler(QTextFormat::ImageObject, m_pictures);
}

void HelpBrowser::showSection(const QString& html, const HelpNumbers& numbers)
{
    const ThemeColors& colors = ThemeColors::current();
    m_pictures->setNumbers(numbers);
    document()->setDefaultStyleSheet(
        u"h2, h3, p, li, td { color: %1; } li, p { line-height: 140%; } td { padding-right: %2px; } a { color: %3; } "
        "code { font-family: '%4'; background: %5; }"_s.arg(colors.text.name(), QString::number(size::GapLarge),
                                                            colors.accent.ink.name(),
                                                            fonts::code(size::CodeText).family(), colors.code.name()));
    setHtml(html);
}

void HelpBrowser::mark(const QString& text)
{
    QList<ExtraSelection> places;
    QTextCharFormat format;
    format.setBackground(ThemeColors::current().limit.soft);
    format.setForeground(ThemeColors::current().limit.ink);
    for (QTextCursor found = text.isEmpty() ? QTextCursor() : document()->find(text); !found.isNull();
         found = document()->find(text, found))
        places.append({found, format});
    setExtraSelections(places);
    if (!places.isEmpty())
        verticalScrollBar()->setValue(cursorRect(places.front().cursor).top() - height() / 3);
}

} // namespace casewright::ui
