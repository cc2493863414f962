// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/MappingForm.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <optional>

#include "ui/bridge/Text.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ColumnWidth = 110;
constexpr QLatin1StringView Time("@timestamp");

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
    m_time = new QComboBox(m_body);
    m_time->setObjectName(u"mappedTime"_s);
    m_time->setAccessibleName(tr("Column that is the time"));
    m_time->setPlaceholderText(tr("no column yet"));
    m_time->setMinimumContentsLength(8);
    m_time->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_likely = new FieldNote(m_body);
    m_likely->setObjectName(u"likelyTimeNote"_s);
    auto* const time = new QGridLayout;
    time->setSpacing(size::Gap);
    time->setColumnMinimumWidth(0, ColumnWidth);
    time->setColumnStretch(1, 1);
    time->addWidget(new QLabel(tr("Time"), m_body), 0, 0);
    time->addWidget(m_time, 0, 1);
    connect(m_time, &QComboBox::textActivated, this, &MappingForm::chooseTime);
    all->addLayout(time);
    all->addWidget(m_likely);
    all->addWidget(m_note);
    all->addLayout(m_grid);
    all->addStretch();
    setWidget(m_body);
}

void MappingForm::setRecognised(const QString& text) { m_recognised->setText(text); }

void MappingForm::addRow()
{
    const int position = static_cast<int>(m_rows.size());
    auto* const column = new ElidedLabel(m_body);
    column->setFixedWidth(ColumnWidth);
    setLook(column, u"code"_s);
    auto* const field = new QLineEdit(m_body);
    field->setObjectName(u"mappedField%1"_s.arg(position));
    setLook(field, u"code"_s);
    auto* const completer = new QCompleter(usualFields(), field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    field->setCompleter(completer);
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
    showTime();
    const std::optional<base::Error> problem = checkMapping(now);
    const bool isTimeMissing = problem && problem->code == base::ErrorCode::MissingValue;
    m_note->setNote(Tone::Loss, isTimeMissing ? tr("No column is the time, @timestamp: choose one under Time.")
                                : problem     ? toText(*problem)
                                              : QString());
}

void MappingForm::tell()
{
    const std::vector<MappedColumn> now = columns();
    if (!m_note->text().isEmpty() || now == m_columns)
        return;
    m_columns = now;
    Q_EMIT edited();
}

void MappingForm::focusTime() { m_time->setFocus(); }

void MappingForm::setLikelyTime(const QString& column)
{
    m_likelyTime = column;
    showTime();
}

void MappingForm::showTime()
{
    const std::vector<MappedColumn> now = columns();
    const QSignalBlocker quiet(m_time);
    m_time->clear();
    m_time->setCurrentIndex(-1);
    for (const MappedColumn& mapped : now) {
        if (!canBeMapped(mapped.column))
            continue;
        m_time->addItem(mapped.column);
        if ((mapped.field.isEmpty() ? mapped.column : mapped.field) == Time)
            m_time->setCurrentIndex(m_time->count() - 1);
        else if (m_time->count() == 1)
            m_time->setCurrentIndex(-1);
    }
    const bool isMissing = m_time->currentIndex() < 0 && !m_likelyTime.isEmpty();
    m_likely->setNote(Tone::Limit, isMissing ? tr("The values of %1 are times: choose it under Time.").arg(m_likelyTime)
                                             : QString());
}

void MappingForm::chooseTime(const QString& column)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const bool isIt = m_columns[i].column == column;
        if (isIt)
            m_rows[i].field->setText(column == Time ? QString() : QString(Time));
        else if (m_rows[i].field->text().trimmed() == Time)
            m_rows[i].field->clear();
    }
    tell();
}

void MappingForm::setReadOnly(bool isReadOnly) { m_body->setEnabled(!isReadOnly); }

} // namespace casewright::ui
