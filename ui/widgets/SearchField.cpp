// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/SearchField.h"

#include "ui/widgets/IconSet.h"

#include <QKeyEvent>
#include <QTimer>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Pause = 150; ///< ms without a key

} // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(Pause);
    connect(m_pause, &QTimer::timeout, this, &SearchField::tell);
    connect(this, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::returnPressed, this, &SearchField::tell);
}

void SearchField::setSearch(const QString& text)
{
    setText(text);
    m_pause->stop();
    m_told = text;
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        tell();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::tell()
{
    m_pause->stop();
    if (text() == m_told)
        return;
    m_told = text();
    Q_EMIT searchChanged(m_told);
}

} // namespace casewright::ui
