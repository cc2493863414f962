// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Looks.h"

#include <QStyle>
#include <QVariant>

namespace casewright::ui {

using namespace Qt::StringLiterals;

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return u"neutral"_s;
    case Tone::Accent: return u"accent"_s;
    case Tone::Fine: return u"fine"_s;
    case Tone::Limit: return u"limit"_s;
    case Tone::Loss: return u"loss"_s;
    case Tone::Reopened: return u"reopened"_s;
    }
    return u"neutral"_s;
}

void restyle(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setStyleTone(QWidget* widget, Tone tone)
{
    const QString name = toneName(tone);
    if (widget->property("tone").toString() == name)
        return;
    widget->setProperty("tone", name);
    restyle(widget);
}

void setLook(QWidget* widget, const QString& look)
{
    widget->setProperty("look", look);
    restyle(widget);
}

void setShown(QWidget* widget, bool isShown)
{
    if (!isShown || widget->parentWidget())
        widget->setVisible(isShown);
    else
        widget->setAttribute(Qt::WA_WState_ExplicitShowHide, false);
}

} // namespace casewright::ui
