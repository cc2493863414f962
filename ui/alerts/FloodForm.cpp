// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodForm.h"

#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

#include "ui/alerts/FloodFieldRow.h"
#include "ui/alerts/FloodStormForm.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LabelWidth = 76;
constexpr double FastestRate = 1e8;
constexpr std::size_t MostFields = 1'000;

QLabel* section(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    setLook(label, u"section"_s);
    return label;
}

} // namespace

FloodForm::FloodForm(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(u"floodForm"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_body = new QWidget(this);
    setLook(m_body, u"side"_s);
    m_layout = new QVBoxLayout(m_body);
    m_layout->setContentsMargins(size::GapLarge, size::GapMiddle, size::GapLarge, size::GapLarge);
    m_layout->setSpacing(size::Gap);
    buildHead();
    m_layout->addWidget(section(tr("STORM"), m_body));
    m_storm = new FloodStormForm(m_body);
    m_layout->addWidget(m_storm);
    m_layout->addSpacing(size::GapSmall);
    m_layout->addWidget(section(tr("FIELDS"), m_body));
    buildFields();
    m_layout->addStretch();
    setWidget(m_body);
    connectEdits();
}

void FloodForm::buildHead()
{
    auto* const title = new QLabel(tr("Flood"), m_body);
    setLook(title, u"strong"_s);
    m_count = new QLabel(m_body);
    m_count->setObjectName(u"floodCount"_s);
    setLook(m_count, u"muted"_s);
    auto* const head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_count);
    m_layout->addLayout(head);
    m_note = new FieldNote(m_body);
    m_note->setObjectName(u"floodNote"_s);
    m_layout->addWidget(m_note);
    auto* const grid = new QGridLayout;
    grid->setSpacing(size::Gap);
    grid->setColumnMinimumWidth(0, LabelWidth);
    grid->setColumnStretch(1, 1);
    buildNumbers(grid);
    m_layout->addLayout(grid);
    m_layout->addSpacing(size::GapSmall);
}

void FloodForm::buildNumbers(QGridLayout* grid)
{
    m_name = new QLineEdit(m_body);
    m_name->setObjectName(u"floodName"_s);
    addRow(grid, tr("Name"), m_name, m_nameNote);
    m_start = new QDateTimeEdit(m_body);
    m_start->setObjectName(u"floodStart"_s);
    m_start->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    m_start->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_start->setToolTip(tr("In the time zone of this computer"));
    addRow(grid, tr("Start"), m_start, m_startNote);
    m_length = new DurationEdit(u"smhd"_s, tr("Length"), m_body);
    m_length->setObjectName(u"floodLength"_s);
    addRow(grid, tr("Length"), m_length, m_lengthNote);
    m_rate = new NumberEdit(m_body);
    m_rate->setObjectName(u"floodRate"_s);
    m_rate->setDecimals(3);
    m_rate->setRange(0, FastestRate);
    m_rate->setSuffix(tr(" a minute"));
    m_rate->setGroupSeparatorShown(false);
    addRow(grid, tr("Base rate"), m_rate, m_rateNote);
    m_seedEdit = new QSpinBox(m_body);
    m_seedEdit->setObjectName(u"floodSeed"_s);
    m_seedEdit->setRange(0, std::numeric_limits<int>::max());
    m_seedEdit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seedEdit->setMaximumWidth(4 * size::Control);
    m_seedEdit->setToolTip(tr("The same flood and seed give the same documents, everywhere"));
    addRow(grid, tr("Seed"), m_seedEdit, m_seedNote);
}

void FloodForm::addRow(QGridLayout* grid, const QString& label, QWidget* edit, FieldNote*& note)
{
    auto* const words = new QLabel(label, m_body);
    setLook(words, u"muted"_s);
    words->setBuddy(edit);
    if (edit->accessibleName().isEmpty())
        edit->setAccessibleName(label);
    note = new FieldNote(m_body);
    note->setObjectName(edit->objectName() + u"Note"_s);
    const int row = grid->rowCount();
    grid->addWidget(words, row, 0);
    grid->addWidget(edit, row, 1);
    grid->addWidget(note, row + 1, 1);
}

void FloodForm::buildFields()
{
    m_fieldLayout = new QVBoxLayout;
    m_fieldLayout->setSpacing(size::GapSmall);
    m_layout->addLayout(m_fieldLayout);
    m_addField = new QPushButton(icons::icon(u"plus"_s), tr("Field"), m_body);
    m_addField->setObjectName(u"addFloodField"_s);
    m_addField->setAccessibleName(tr("Add a field"));
    m_layout->addWidget(m_addField, 0, Qt::AlignLeft);
}

template <typename Change>
void FloodForm::edit(Change change)
{
    change(m_flood);
    Q_EMIT edited();
}

void FloodForm::connectEdits()
{
    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString& text) { edit([&](alerts::Flood& flood) { flood.name = toUtf8(text.trimmed()); }); });
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime& at) {
        edit([&](alerts::Flood& flood) { flood.start.milliseconds = at.toMSecsSinceEpoch(); });
    });
    connect(m_length, &DurationEdit::edited, this, [this](const QString& text) {
        edit(
            [&](alerts::Flood& flood) { flood.length = base::parseDuration(toUtf8(text)).value_or(base::Duration{}); });
    });
    connect(m_rate, &NumberEdit::valueChanged, this,
            [this](double rate) { edit([rate](alerts::Flood& flood) { flood.perMinute = rate; }); });
    connect(m_seedEdit, &QSpinBox::valueChanged, this, [this](int seed) {
        m_seed = static_cast<std::uint64_t>(seed);
        Q_EMIT edited();
    });
    connect(m_storm, &FloodStormForm::edited, this,
            [this] { edit([this](alerts::Flood& flood) { flood.storm = m_storm->storm(); }); });
    connect(m_addField, &QPushButton::clicked, this, &FloodForm::addField);
}

void FloodForm::setFlood(const alerts::Flood& flood, std::uint64_t seed)
{
    m_flood = flood;
    m_seed = seed;
    const QSignalBlocker quietStart(m_start);
    const QSignalBlocker quietRate(m_rate);
    const QSignalBlocker quietSeed(m_seedEdit);
    // A text that is the same is left alone, so that the cursor stays.
    if (toUtf8(m_name->text().trimmed()) != flood.name)
        m_name->setText(toText(flood.name));
    m_start->setDateTime(QDateTime::fromMSecsSinceEpoch(flood.start.milliseconds));
    m_length->setText(toText(base::formatDuration(flood.length)));
    m_rate->setValue(flood.perMinute);
    m_seedEdit->setValue(static_cast<int>(std::min<std::uint64_t>(seed, std::numeric_limits<int>::max())));
    m_storm->setStorm(flood.storm);
    showFields();
}

void FloodForm::showFields()
{
    while (m_rows.size() < m_flood.fields.size()) {
        const std::size_t position = m_rows.size();
        auto* const row = new FloodFieldRow(static_cast<int>(position), m_body);
        m_fieldLayout->addWidget(row);
        m_rows.push_back(row);
        connect(row, &FloodFieldRow::edited, this, [this, row, position] {
            edit([row, position](alerts::Flood& flood) { flood.fields[position] = row->field(); });
        });
        connect(row, &FloodFieldRow::removeRequested, this, [this, position] { removeField(position); });
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isUsed = i < m_flood.fields.size();
        setShown(m_rows[i], isUsed);
        if (isUsed)
            m_rows[i]->setField(m_flood.fields[i]);
    }
    m_addField->setEnabled(m_flood.fields.size() < MostFields);
}

void FloodForm::addField()
{
    alerts::FloodField field;
    field.cardinality = 10;
    m_flood.fields.push_back(field);
    showFields();
    m_rows[m_flood.fields.size() - 1]->focusName();
    Q_EMIT edited();
}

void FloodForm::removeField(std::size_t position)
{
    if (position >= m_flood.fields.size())
        return;
    m_flood.fields.erase(m_flood.fields.begin() + static_cast<std::ptrdiff_t>(position));
    showFields();
    m_addField->setFocus();
    Q_EMIT edited();
}

void FloodForm::setProblem(const QString& field, const QString& text)
{
    const auto noteOf = [this, &field]() -> FieldNote* {
        if (field == u"name")
            return m_nameNote;
        if (field == u"start")
            return m_startNote;
        if (field == u"length")
            return m_lengthNote;
        return field == u"perMinute" ? m_rateNote : nullptr;
    };
    FieldNote* const note = noteOf();
    const QString stormPart = field.startsWith(u"storm.") ? field.mid(6) : QString();
    const QStringList parts = field.split(u'.');
    const std::size_t row = parts.size() == 3 && parts[0] == u"fields" ? parts[1].toUInt() : m_rows.size();
    for (FieldNote* const one : {m_nameNote, m_startNote, m_lengthNote, m_rateNote})
        one->setNote(Tone::Loss, one == note ? text : QString());
    m_storm->setProblem(stormPart, text);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setProblem(i == row ? text : QString());
    const bool isOfTheWhole = !note && stormPart.isEmpty() && row >= m_rows.size();
    m_note->setNote(Tone::Loss, isOfTheWhole ? text : QString());
}

void FloodForm::setCount(const QString& text) { m_count->setText(text); }

void FloodForm::setReadOnly(bool isReadOnly) { m_body->setEnabled(!isReadOnly); }

} // namespace casewright::ui
