// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TagsEdit.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/LineOffers.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>

#include <memory>
#include <utility>

namespace casewright::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestShown = 24; ///< characters of a word on its chip; the tool tip has all

} // namespace

TagsEdit::TagsEdit(const QString& label, QWidget* parent) : QFrame(parent)
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"tagField"_s);
    m_field->setAccessibleName(label);
    m_field->setPlaceholderText(tr("Add"));
    m_field->setFrame(false);
    m_field->setMinimumWidth(2 * size::Control);
    m_field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLook(m_field, u"bare"_s);
    m_field->installEventFilter(this);
    m_layout = new FlowLayout(this);
    m_layout->setContentsMargins(size::Gap, size::GapSmall, size::Gap, size::GapSmall);
    m_layout->addWidget(m_field);
    setFocusProxy(m_field);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_field, &QLineEdit::editingFinished, this, &TagsEdit::take);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.contains(u','))
            take();
    });
}

TagsEdit::~TagsEdit()
{
    // It loses the focus while it goes, and would hand on what was typed when the words are gone.
    m_field->disconnect(this);
}

void TagsEdit::setTags(const QStringList& tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    rebuild();
}

void TagsEdit::setOffers(const QStringList& words)
{
    QCompleter* const completer = offerWords(m_field, words);
    completer->setObjectName(u"tagOffers"_s);
    // Taken after the field took it, which would write it back otherwise.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &TagsEdit::take,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
}

void TagsEdit::finishTyping()
{
    if (m_field->hasFocus())
        take();
}

bool TagsEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Backspace && m_field->text().isEmpty() && !m_tags.isEmpty()) {
            remove(m_tags.constLast());
            return true;
        }
    }
    if (watched == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        setProperty("focused", event->type() == QEvent::FocusIn);
        restyle(this);
    }
    return QFrame::eventFilter(watched, event);
}

void TagsEdit::mousePressEvent(QMouseEvent* event)
{
    QFrame::mousePressEvent(event);
    m_field->setFocus(Qt::MouseFocusReason);
}

void TagsEdit::take()
{
    static const QRegularExpression separators(u"[,\\n]"_s);
    QStringList tags = m_tags;
    for (const QString& part : m_field->text().split(separators, Qt::SkipEmptyParts)) {
        const QString tag = part.trimmed();
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    m_field->setText({}); // with nothing to undo in it
    if (tags == m_tags)
        return;
    setTags(tags);
    Q_EMIT edited(m_tags);
}

void TagsEdit::remove(const QString& tag)
{
    QStringList tags = m_tags;
    tags.removeAll(tag);
    m_field->setFocus();
    setTags(tags);
    Q_EMIT edited(m_tags);
}

void TagsEdit::rebuild()
{
    while (m_layout->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_layout->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    int index = 0;
    QWidget* before = m_field; // in the order of the Tab key, which would come to them at the very end
    for (const QString& tag : std::as_const(m_tags)) {
        auto* const chip = new QToolButton(this);
        chip->setObjectName(u"tag"_s);
        chip->setProperty("look", u"tag"_s);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setLayoutDirection(Qt::RightToLeft);
        chip->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
        chip->setIconSize({size::TagIcon, size::TagIcon});
        const QString shown = tag.size() > LongestShown ? QString(tag.left(LongestShown) + u'…') : tag;
        chip->setText(QString(shown).replace(u'&', u"&&"_s));
        chip->setAccessibleName(tr("Remove %1").arg(tag));
        chip->setToolTip(chip->accessibleName());
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::clicked, this, [this, tag] { remove(tag); });
        m_layout->insertWidget(index++, chip);
        chip->show();
        setTabOrder(before, chip);
        before = chip;
    }
    updateGeometry();
}

} // namespace casewright::ui
