// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ConfigurationList.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ConfigurationList::ConfigurationList(const Words& words, QWidget* form, QWidget* parent)
    : Card(words.title, parent),
      m_words(words),
      m_form(form)
{
    setSubtitle(words.hint);
    m_add = new QPushButton(words.add, this);
    m_add->setObjectName(words.name + u"Add"_s);
    setLook(m_add, u"link"_s);
    addToHeader(m_add);
    connect(m_add, &QPushButton::clicked, this, &ConfigurationList::addWanted);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(size::GapSmall);
    body()->addLayout(m_lines);
    body()->addWidget(m_form);
    m_form->hide();
}

void ConfigurationList::setLines(const QStringList& lines)
{
    m_texts = lines;
    m_asked = -1;
    showLines();
}

void ConfigurationList::showLines()
{
    while (const std::unique_ptr<QLayoutItem> item{m_lines->takeAt(0)}) {
        item->widget()->hide(); // a line that was to be shown yet would be a window of its own
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater(); // one of its buttons may be what was pressed
    }
    for (int row = 0; row < m_texts.size(); ++row)
        m_lines->addWidget(row == m_asked ? makeQuestion(row, m_texts[row]) : makeLine(row, m_texts[row]));
    if (!m_texts.isEmpty())
        return;
    auto* const none = new QLabel(m_words.none, this);
    none->setWordWrap(true);
    setLook(none, u"muted"_s);
    m_lines->addWidget(none);
}

/// In place, so that nothing covers what it is about.
QWidget* ConfigurationList::makeQuestion(int row, const QString& text)
{
    auto* const line = new QWidget(this);
    auto* const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    auto* const label = new QLabel(tr("Remove %1? %2").arg(text, m_words.loss), line);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    auto* const no = new QPushButton(tr("Keep"), line);
    no->setObjectName(u"%1No%2"_s.arg(m_words.name).arg(row));
    auto* const yes = new QPushButton(tr("Remove"), line);
    yes->setObjectName(u"%1Yes%2"_s.arg(m_words.name).arg(row));
    setLook(yes, u"danger"_s);
    layout->addWidget(no);
    layout->addWidget(yes);
    connect(no, &QPushButton::clicked, this, [this] { setLines(QStringList(m_texts)); });
    connect(yes, &QPushButton::clicked, this, [this, row] {
        setLines(QStringList(m_texts));
        Q_EMIT removeWanted(row);
    });
    return line;
}

QWidget* ConfigurationList::makeLine(int row, const QString& text)
{
    auto* const line = new QWidget(this);
    auto* const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    auto* const label = new ElidedLabel(line);
    label->setText(text);
    layout->addWidget(label, 1);
    const auto addButton = [&](const QString& name, const QString& icon, const QString& tip) {
        auto* const button = new QToolButton(line);
        button->setObjectName(u"%1%2%3"_s.arg(m_words.name, name).arg(row));
        button->setIcon(icons::icon(icon, icons::Ink::Muted));
        button->setAccessibleName(tip.arg(text));
        button->setToolTip(button->accessibleName());
        button->setVisible(!m_isReadOnly);
        layout->addWidget(button);
        return button;
    };
    connect(addButton(u"Edit"_s, u"edit"_s, tr("Edit %1")), &QToolButton::clicked, this,
            [this, row] { Q_EMIT editWanted(row); });
    connect(addButton(u"Remove"_s, u"trash"_s, tr("Remove %1")), &QToolButton::clicked, this,
            [this, row] {
                m_asked = row;
                showLines();
                if (auto* const no = findChild<QPushButton*>(u"%1No%2"_s.arg(m_words.name).arg(row)))
                    no->setFocus();
            });
    return line;
}

void ConfigurationList::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_add->setVisible(!isReadOnly);
    setLines(QStringList(m_texts));
}

void ConfigurationList::showForm(bool isShown) { m_form->setVisible(isShown); }

} // namespace casewright::ui
