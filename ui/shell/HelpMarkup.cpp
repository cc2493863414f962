// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpMarkup.h"

#include "ui/widgets/NumberText.h"

#include <QCoreApplication>

namespace casewright::ui::HelpMarkup {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(HelpMarkup)
};

} // namespace

QString paragraph(const QString& text) { return u"<p>%1</p>"_s.arg(text); }
QString heading(const QString& text) { return u"<h3>%1</h3>"_s.arg(text); }
QString points(const QStringList& texts) { return u"<ul><li>%1</li></ul>"_s.arg(texts.join(u"</li><li>"_s)); }

QString picture(const QString& name, const QString& words)
{
    return u"<p style=\"line-height: 100%\"><img src=\"%1%2\" alt=\"%3\"></p>"_s.arg(PictureScheme, name,
                                                                                     words.toHtmlEscaped());
}

QString code(const QString& text) { return u"<code>%1</code>"_s.arg(text.toHtmlEscaped()); }

QString number(qint64 value) { return NumberText::grouped(value); }

QString sectionLink(const QString& section, const QString& text)
{
    return u"<a href=\"%1%2\">%3</a>"_s.arg(SectionScheme, section, text);
}

QString actionLink(const QString& action, const QString& text)
{
    return u"<a href=\"%1%2\">%3</a>"_s.arg(ActionScheme, action, text);
}

QString showInRule(const QString& action) { return paragraph(actionLink(action, Words::tr("Show in the rule"))); }

} // namespace casewright::ui::HelpMarkup
