// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TileButton.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

TileButton::TileButton(const QString& caption, QWidget* parent) : QPushButton(parent)
{
    setCheckable(true);
    m_number = new QLabel(this);
    setLook(m_number, u"tile"_s);
    m_caption = new QLabel(caption, this);
    setLook(m_caption, u"hint"_s);
    for (QLabel* const label : {m_number, m_caption}) {
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::CardPaddingX, size::Gap, size::CardPaddingX, size::Gap);
    layout->setSpacing(0);
    layout->addWidget(m_number);
    layout->addWidget(m_caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLook(this, u"tile"_s);
    clear();
}

void TileButton::setNumber(qint64 number) { showNumber(NumberText::grouped(number)); }
void TileButton::clear() { showNumber(u"–"_s); }
QString TileButton::number() const { return m_number->text(); }
QString TileButton::caption() const { return m_caption->text(); }

void TileButton::setTone(Tone tone)
{
    setStyleTone(m_number, tone);
}

// A button's own hints know nothing of a layout in it.
QSize TileButton::sizeHint() const { return layout()->sizeHint(); }
QSize TileButton::minimumSizeHint() const { return layout()->minimumSize(); }

void TileButton::showNumber(const QString& text)
{
    if (text == m_number->text())
        return; // nothing to paint, and nothing to tell
    m_number->setText(text);
    setAccessibleName(u"%1 %2"_s.arg(text, m_caption->text()));
}

} // namespace casewright::ui
