// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Tile.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

Tile::Tile(const QString& caption, QWidget* parent) : QFrame(parent)
{
    m_number = new QLabel(this);
    m_number->setTextFormat(Qt::PlainText);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_number, u"tile"_s);
    m_caption = new QLabel(caption, this);
    m_caption->setTextFormat(Qt::PlainText);
    setLook(m_caption, u"hint"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::CardPaddingX, size::Gap, size::CardPaddingX, size::Gap);
    layout->setSpacing(0);
    layout->addWidget(m_number);
    layout->addWidget(m_caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    clear();
}

void Tile::setNumber(qint64 number) { showNumber(NumberText::grouped(number)); }
void Tile::setText(const QString& text) { showNumber(text); }
void Tile::clear() { showNumber(u"–"_s); }
QString Tile::text() const { return m_number->text(); }

void Tile::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    showNumber(m_number->text());
}

void Tile::setTone(Tone tone)
{
    setStyleTone(m_number, tone);
}

void Tile::setStale(bool isStale)
{
    m_number->setProperty("stale", isStale);
    restyle(m_number);
}

void Tile::showNumber(const QString& text)
{
    m_number->setText(text);
    setAccessibleName(u"%1 %2"_s.arg(text, m_caption->text()));
}

} // namespace casewright::ui
