// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentGoTo.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int FieldWidth = 180;

/// Digits with or without blanks and commas between groups; nothing if it is no number.
std::optional<qint64> numberIn(const QString& text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits.append(c);
        else if (!c.isSpace() && c != u',')
            return std::nullopt;
    }
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

DocumentGoTo::DocumentGoTo(QWidget* parent) : QWidget(parent)
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"goToField"_s);
    m_field->setPlaceholderText(tr("1 204 or 2026-03-05 03:35"));
    m_field->setAccessibleName(tr("Row or time to go to"));
    m_field->setToolTip(tr("A number leads to that row, a time to the first document that is not older"));
    m_field->setFixedWidth(FieldWidth);
    auto* const label = new QLabel(tr("Go to row or time"), this);
    label->setBuddy(m_field);
    setLook(label, u"muted"_s);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"goToNote"_s);
    auto* const cross = new QToolButton(this);
    cross->setObjectName(u"closeGoTo"_s);
    cross->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    cross->setAccessibleName(tr("Close"));
    cross->setFocusPolicy(Qt::StrongFocus);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, 0);
    all->setSpacing(size::Gap);
    all->addWidget(label);
    all->addWidget(m_field);
    all->addWidget(m_note, 1);
    all->addStretch();
    all->addWidget(cross);
    connect(m_field, &QLineEdit::returnPressed, this, &DocumentGoTo::take);
    connect(m_field, &QLineEdit::textEdited, m_note, &FieldNote::clear);
    connect(cross, &QToolButton::clicked, this, &DocumentGoTo::close);
    hide();
}

void DocumentGoTo::ask()
{
    m_note->clear();
    setShown(this, true);
    m_field->setFocus();
    m_field->selectAll();
}

std::optional<DocumentGoTo::Place> DocumentGoTo::parse(const QString& text, const QTimeZone& zone)
{
    const QString trimmed = text.trimmed();
    if (const std::optional<qint64> number = numberIn(trimmed))
        return Row{*number};
    for (const QString& format : {u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-dd HH:mm"_s, u"yyyy-MM-dd"_s}) {
        QDateTime time = QDateTime::fromString(QString(trimmed).replace(u'T', u' '), format);
        if (!time.isValid())
            continue;
        time.setTimeZone(zone);
        return base::Timestamp{time.toMSecsSinceEpoch()};
    }
    const base::Result<base::Timestamp> moment = base::parseTimestamp(toUtf8(trimmed));
    return moment ? std::optional<Place>(*moment) : std::nullopt;
}

void DocumentGoTo::take()
{
    const std::optional<Place> place = parse(m_field->text());
    if (!place)
        return m_note->setNote(Tone::Loss, tr("No row and no time: write 1204 or 2026-03-05 03:35."));
    m_note->clear();
    if (const auto* const row = std::get_if<Row>(&*place))
        Q_EMIT rowWanted(row->number);
    else
        Q_EMIT momentWanted(std::get<base::Timestamp>(*place).milliseconds);
}

void DocumentGoTo::close()
{
    setShown(this, false);
    Q_EMIT closed();
}

void DocumentGoTo::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QWidget::keyPressEvent(event);
}

} // namespace casewright::ui
