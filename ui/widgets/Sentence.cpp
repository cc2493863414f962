// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Sentence.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>

namespace casewright::ui {

Sentence::Sentence(QWidget* parent) : QWidget(parent), m_flow(new FlowLayout(this))
{
    m_flow->setSpacing(size::Gap);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QWidget* Sentence::add(const QString& before, QWidget* field, const QString& after)
{
    auto* const phrase = new QWidget(this);
    auto* const row = new QHBoxLayout(phrase);
    row->setContentsMargins(0, 0, size::Gap, 0);
    row->setSpacing(size::Gap);
    const auto addWords = [&](const QString& words) {
        if (words.isEmpty())
            return;
        auto* const label = new QLabel(words, phrase);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(field);
        row->addWidget(label);
    };
    addWords(before);
    row->addWidget(field);
    addWords(after);
    phrase->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_flow->addWidget(phrase);
    return phrase;
}

QWidget* Sentence::addWide(const QString& before, QWidget* field)
{
    QWidget* const phrase = add(before, field);
    phrase->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    phrase->layout()->setContentsMargins(0, 0, 0, 0);
    return phrase;
}

} // namespace casewright::ui
