// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/MappingForm.h"

#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ColumnWidth = 110;

/// What columns of alerts usually become.
QStringList usualFields()
{
    return {u"@timestamp"_s,     u"_id"_s,        u"destination.ip"_s, u"event.action"_s,          u"event.code"_s,
            u"event.severity"_s, u"host.ip"_s,    u"host.name"_s,      u"kibana.alert.rule.name"_s, u"message"_s,
            u"process.name"_s,   u"source.ip"_s,  u"user.name"_s};
}

} // namespace

MappingForm::MappingForm(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(u"mappingForm"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_body = new QWidget(this);
    setLook(m_body, u"side"_s);
    auto* const title = new QLabel(tr("How it is read"), m_body);
    setLook(title, u"strong"_s);
    auto* const hint =
        new QLabel(tr("Which field each column of the file becomes. A column without one keeps its name; "
                      "one must be @timestamp."),
                   m_body);
    hint->setWordWrap(true);
    setLook(hint, u"hint"_s);
    m_recognised = new QLabel(m_body);
    m_recognised->setObjectName(u"csvRecognised"_s);
    m_recognised->setTextFormat(Qt::PlainText);
    m_recognised->setWordWrap(true);
    setLook(m_recognised, u"hint"_s);
    m_note = new FieldNote(m_body);
    m_note->setObjectName(u"mappingNote"_s);
    m_grid = new QGridLayout;
    m_grid->setSpacing(size::Gap);
    m_grid->setColumnMinimumWidth(0, ColumnWidth);
    m_grid->setColumnStretch(1, 1);
    auto* const all = new QVBoxLayout(m_body);
    all->setContentsMargins(size::GapLarge, size::GapMiddle, size::GapLarge, size::GapLarge);
    all->setSpacing(size::Gap);
    all->addWidget(title);
    all->addWidget(m_recognised);
    all->addWidget(hint);
    all->addWidget(m_note);
    all->addLayout(m_grid);
    all->addStretch();
    setWidget(m_body);
}

void MappingForm::setRecognised(const QString& text) { m_recognised->setText(text); }

void MappingForm::addRow()
{
    const int position = static_cast<int>(m_rows.size());
    auto* const column = new QLabel(m_body);
    column->setTextFormat(Qt::PlainText);
    setLook(column, u"code"_s);
    auto* const field = new QLineEdit(m_body);
    field->setObjectName(u"mappedField%1"_s.arg(position));
    setLook(field, u"code"_s);
    auto* const completer = new QCompleter(usualFields(), field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    field->setCompleter(completer);
    column->setBuddy(field);
    m_grid->addWidget(column, position, 0);
    m_grid->addWidget(field, position, 1);
    connect(field, &QLineEdit::textChanged, this, &MappingForm::check);
    connect(field, &QLineEdit::editingFinished, this, &MappingForm::tell);
    m_rows.push_back({.column = column, .field = field});
}

void MappingForm::setColumns(const std::vector<MappedColumn>& columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (m_rows.size() < columns.size())
        addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool isUsed = i < columns.size();
        setShown(row.column, isUsed);
        setShown(row.field, isUsed);
        if (!isUsed)
            continue;
        row.column->setText(columns[i].column);
        row.column->setToolTip(columns[i].column);
        row.field->setText(columns[i].field);
        row.field->setPlaceholderText(columns[i].column);
        row.field->setAccessibleName(tr("Field of the column %1").arg(columns[i].column));
        row.field->setEnabled(canBeMapped(columns[i].column));
        row.field->setToolTip(
            row.field->isEnabled() ? QString() : tr("A column with this name keeps it: a mapping cannot name it"));
    }
    check();
}

std::vector<MappedColumn> MappingForm::columns() const
{
    std::vector<MappedColumn> columns = m_columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].field = m_rows[i].field->text().trimmed();
    return columns;
}

void MappingForm::check()
{
    const std::vector<MappedColumn> now = columns();
    for (const MappedColumn& mapped : now) {
        if (!mapped.field.isEmpty() && !canBeMapped(mapped.field)) {
            m_note->setNote(Tone::Loss, tr("A field's name has no commas and no equals signs."));
            return;
        }
    }
    const std::optional<base::Error> problem = checkMapping(now);
    m_note->setNote(Tone::Loss, problem ? toText(*problem) : QString());
}

void MappingForm::tell()
{
    const std::vector<MappedColumn> now = columns();
    if (!m_note->text().isEmpty() || now == m_columns)
        return;
    m_columns = now;
    Q_EMIT edited();
}

void MappingForm::focusTime()
{
    const auto time = std::ranges::find(m_columns, u"@timestamp"_s, &MappedColumn::field);
    const auto position = static_cast<std::size_t>(time == m_columns.end() ? 0 : time - m_columns.begin());
    if (position < m_columns.size())
        m_rows[position].field->setFocus();
}

void MappingForm::setReadOnly(bool isReadOnly) { m_body->setEnabled(!isReadOnly); }

} // namespace casewright::ui
