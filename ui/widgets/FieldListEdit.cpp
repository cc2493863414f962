// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/FieldListEdit.h"

#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/TabOrder.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

/// With its room kept where other rows have such a button, so that all fields are as wide.
void showButton(QToolButton* button, bool isShown, bool keepsRoom)
{
    QSizePolicy policy = button->sizePolicy();
    if (policy.retainSizeWhenHidden() != keepsRoom) {
        policy.setRetainSizeWhenHidden(keepsRoom);
        button->setSizePolicy(policy);
    }
    setShown(button, isShown);
}

} // namespace

FieldListEdit::FieldListEdit(const QString& label, QAbstractItemModel* choices, FieldPicker::DetailOf detailOf,
                             QWidget* parent)
    : QWidget(parent),
      m_label(label),
      m_choices(choices),
      m_detailOf(std::move(detailOf))
{
    setAccessibleName(label);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::GapSmall);
    makeRow();
    setFocusProxy(m_rows.front().picker);
    show();
}

void FieldListEdit::setMost(int most)
{
    m_most = most;
    show();
}

void FieldListEdit::setFields(const QStringList& fields)
{
    m_fields = fields;
    show();
}

void FieldListEdit::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    show();
}

QToolButton* FieldListEdit::button(const QString& icon, const QString& name, const QString& tip, QWidget* parent)
{
    auto* const made = new QToolButton(parent);
    made->setObjectName(name);
    made->setIcon(icons::icon(icon, icons::Ink::Muted));
    made->setToolTip(tip);
    made->setFixedSize(size::Control, size::Control);
    setLook(made, u"close"_s);
    return made;
}

void FieldListEdit::makeRow()
{
    const auto index = static_cast<int>(m_rows.size());
    Row row;
    row.all = new QWidget(this);
    row.picker = new FieldPicker(tr("%1, field %2").arg(m_label).arg(index + 1), m_choices, m_detailOf, row.all);
    row.picker->setObjectName(u"field%1"_s.arg(index));
    row.picker->installEventFilter(this);
    row.note = new FieldNote(row.all);
    row.note->setObjectName(u"field%1Note"_s.arg(index));
    row.up = button(u"chevron-up"_s, u"fieldUp%1"_s.arg(index), tr("Move up (Alt+Up)"), row.all);
    row.down = button(u"chevron-down"_s, u"fieldDown%1"_s.arg(index), tr("Move down (Alt+Down)"), row.all);
    row.remove = button(u"close"_s, u"fieldRemove%1"_s.arg(index), tr("Remove the field"), row.all);
    row.remove->setFocusPolicy(Qt::StrongFocus);
    row.up->setAccessibleName(tr("%1, move field %2 up").arg(m_label).arg(index + 1));
    row.down->setAccessibleName(tr("%1, move field %2 down").arg(m_label).arg(index + 1));
    row.remove->setAccessibleName(tr("%1, remove field %2").arg(m_label).arg(index + 1));
    for (QToolButton* const mover : {row.up, row.down}) {
        mover->setFocusPolicy(Qt::NoFocus);
        mover->setProperty("reachedOtherwise", true); // by the keys in the picker
    }
    auto* const line = new QHBoxLayout;
    line->setSpacing(size::GapSmall);
    line->addWidget(row.picker, 1);
    for (QToolButton* const each : {row.up, row.down, row.remove})
        line->addWidget(each);
    auto* const column = new QVBoxLayout(row.all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::GapSmall);
    column->addLayout(line);
    column->addWidget(row.note);
    m_layout->addWidget(row.all);
    connect(row.picker, &QLineEdit::textChanged, this, [this, index](const QString& text) { take(index, text); });
    connect(row.up, &QToolButton::clicked, this, [this, index] { move(index, index - 1); });
    connect(row.down, &QToolButton::clicked, this, [this, index] { move(index, index + 1); });
    connect(row.remove, &QToolButton::clicked, this, [this, index] { remove(index); });
    m_rows.push_back(row);
    if (index == 0)
        return;
    orderTabs(this);
    Q_EMIT rowMade(index);
}

bool FieldListEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : 0;
        for (int row = 0; step != 0 && key->modifiers().testFlag(Qt::AltModifier) && row < rowCount(); ++row) {
            if (picker(row) != watched)
                continue;
            move(row, row + step);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FieldListEdit::take(int row, const QString& text)
{
    QStringList fields = m_fields;
    if (row == fields.size())
        fields.append(text);
    else if (row == fields.size() - 1 && text.isEmpty())
        fields.removeLast(); // it is the empty one for a new field again
    else
        fields[row] = text;
    setFields(fields);
    Q_EMIT typed(m_fields, row);
}

void FieldListEdit::move(int from, int to)
{
    if (m_isReadOnly || from >= m_fields.size() || to < 0 || to >= m_fields.size())
        return;
    QStringList fields = m_fields;
    fields.move(from, to);
    setFields(fields);
    picker(to)->setFocus(Qt::OtherFocusReason);
    Q_EMIT moved(m_fields, to);
}

void FieldListEdit::remove(int row)
{
    QStringList fields = m_fields;
    fields.removeAt(row);
    picker(row)->setFocus(Qt::OtherFocusReason); // of the next field, or the empty one
    setFields(fields);
    Q_EMIT removed(m_fields, row);
}

void FieldListEdit::show()
{
    const auto count = static_cast<int>(m_fields.size());
    const bool hasEmpty = (m_most == 0 || count < m_most) && !m_isReadOnly;
    const int shown = count + (hasEmpty ? 1 : 0);
    while (rowCount() < shown)
        makeRow();
    for (int i = 0; i < rowCount(); ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(i)];
        const bool isField = i < count;
        const QString text = m_fields.value(i);
        if (row.picker->text() != text) {
            const QSignalBlocker quiet(row.picker);
            row.picker->setText(text);
        }
        row.picker->setPlaceholderText(isField ? QString() : tr("Add a field"));
        row.picker->setReadOnly(m_isReadOnly);
        row.up->setEnabled(i > 0);
        row.down->setEnabled(i + 1 < count);
        for (QToolButton* const mover : {row.up, row.down})
            showButton(mover, isField && count > 1 && !m_isReadOnly, count > 1 && !m_isReadOnly);
        showButton(row.remove, isField && !m_isReadOnly, count > 0 && !m_isReadOnly);
        setShown(row.all, i < shown || (i == 0 && m_isReadOnly));
    }
}

} // namespace casewright::ui
