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

QGridLayout* twoColumns()
{
    auto* const grid = new QGridLayout;
    grid->setSpacing(size::Gap);
    grid->setColumnMinimumWidth(0, ColumnWidth);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace

MappingForm::MappingForm(QWidget* parent)
    : ReadingForm(u"mappingForm"_s, u"csvRecognised"_s, parent)
    , m_time(new QComboBox(body()))
    , m_likely(new FieldNote(body()))
    , m_grid(twoColumns())
    , m_note(new FieldNote(body()))
{
    m_time->setObjectName(u"mappedTime"_s);
    m_time->setAccessibleName(tr("Column that is the time"));
    m_time->setPlaceholderText(tr("no column yet"));
    m_time->setToolTip(tr("The column of the file that says when each event happened"));
    m_time->setMinimumContentsLength(8);
    m_time->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_likely->setObjectName(u"likelyTimeNote"_s);
    m_note->setObjectName(u"mappingNote"_s);
    QGridLayout* const time = twoColumns();
    time->addWidget(new QLabel(tr("Time"), body()), 0, 0);
    time->addWidget(m_time, 0, 1);
    rows()->addWidget(hint(tr("Which field each column of the file becomes. A column without one keeps its name; "
                              "one must be @timestamp.")));
    rows()->addLayout(time);
    rows()->addWidget(m_likely);
    rows()->addWidget(m_note);
    rows()->addLayout(m_grid);
    rows()->addStretch();
    connect(m_time, &QComboBox::textActivated, this, &MappingForm::chooseTime);
}

void MappingForm::addRow()
{
    const int position = static_cast<int>(m_rows.size());
    auto* const column = new ElidedLabel(body());
    column->setFixedWidth(ColumnWidth);
    setLook(column, u"code"_s);
    auto* const field = new QLineEdit(body());
    field->setObjectName(u"mappedField%1"_s.arg(position));
    field->setToolTip(tr("What rules call the column; without a name it keeps its own"));
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
        row.field->setToolTip(row.field->isEnabled()
                                  ? tr("What rules call the column; without a name it keeps its own")
                                  : tr("A column with this name keeps it: a mapping cannot name it"));
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

} // namespace casewright::ui
