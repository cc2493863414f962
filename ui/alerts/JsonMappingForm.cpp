// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/JsonMappingForm.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <vector>

#include "ui/alerts/AlertsText.h"
#include "ui/bridge/SourceFile.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<const char16_t*, 3> Targets{u"@timestamp", u"_id", u"_index"};

QString targetAt(std::size_t position) { return QString::fromUtf16(Targets.at(position)); }

} // namespace

JsonMappingForm::JsonMappingForm(QWidget* parent)
    : ReadingForm(u"jsonMappingForm"_s, u"jsonRecognised"_s, parent)
    , m_guess(new FieldNote(body()))
    , m_note(new FieldNote(body()))
{
    m_guess->setObjectName(u"jsonGuessNote"_s);
    m_note->setObjectName(u"jsonMappingNote"_s);
    rows()->addLayout(buildFields());
    rows()->addWidget(m_note);
    rows()->addWidget(m_guess);
    rows()->addWidget(hint(tr("A field in another one is written with dots: event.created. "
                              "A document without an id gets row-1, row-2 and so on.")));
    rows()->addStretch();
}

QGridLayout* JsonMappingForm::buildFields()
{
    auto* const grid = new QGridLayout;
    grid->setSpacing(size::Gap);
    grid->setColumnStretch(1, 1);
    const std::array<QString, 3> names{tr("Time"), tr("Id"), tr("Index")};
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        auto* const field = new QComboBox(body());
        field->setObjectName(u"jsonField%1"_s.arg(i));
        field->setAccessibleName(tr("Field that is read as %1").arg(targetAt(i)));
        field->setToolTip(
            tr("The field of the file that is read as %1; without one it is the field of that name").arg(targetAt(i)));
        field->setEditable(true);
        field->setInsertPolicy(QComboBox::NoInsert);
        field->setMinimumContentsLength(8);
        field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        field->completer()->setFilterMode(Qt::MatchContains);
        field->lineEdit()->setPlaceholderText(targetAt(i));
        auto* const label = new QLabel(names.at(i), body());
        label->setBuddy(field);
        grid->addWidget(label, static_cast<int>(i), 0);
        grid->addWidget(field, static_cast<int>(i), 1);
        connect(field, &QComboBox::editTextChanged, this, &JsonMappingForm::check);
        connect(field, &QComboBox::activated, this, &JsonMappingForm::tell);
        connect(field->lineEdit(), &QLineEdit::editingFinished, this, &JsonMappingForm::tell);
        m_fields.at(i) = field;
    }
    return grid;
}

void JsonMappingForm::setPreview(const alerts::AlertPreview& preview)
{
    setRecognised(AlertsText::recognised(preview));
    QStringList names;
    for (const std::string& name : preview.names) {
        if (const QString text = toText(name); canBeMapped(text))
            names.append(text);
    }
    std::array<QString, 3> chosen;
    for (const auto& [from, to] : preview.mapping) {
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (toText(to) == targetAt(i))
                chosen.at(i) = toText(from);
        }
    }
    // The first choice for the time.
    if (const qsizetype place = names.indexOf(toText(preview.likelyTime)); place > 0)
        names.move(place, 0);
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const QSignalBlocker quiet(m_fields.at(i));
        m_fields.at(i)->clear();
        m_fields.at(i)->addItems(names);
        m_fields.at(i)->setCurrentIndex(-1);
        m_fields.at(i)->setEditText(chosen.at(i));
    }
    const QString likely = toText(preview.likelyTime);
    m_guess->setNote(preview.time.empty() ? Tone::Limit : Tone::Neutral,
                     preview.time.empty() && names.contains(likely)
                         ? tr("No field is the time yet. The values of %1 are times: choose it under Time.").arg(likely)
                     : preview.time.empty() ? tr("No field of the first documents is the time. Choose one.")
                     : preview.isGuessed  ? tr("The time was guessed by the field's name. Choose another field if "
                                               "it is not the right one.")
                                          : QString());
    m_told = mapping();
    check();
}

std::string JsonMappingForm::mapping() const
{
    std::vector<MappedColumn> columns;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const QString from = m_fields.at(i)->currentText().trimmed();
        if (!from.isEmpty())
            columns.push_back({.column = from, .field = targetAt(i)});
    }
    return writeMapping(columns);
}

void JsonMappingForm::check()
{
    QStringList seen;
    for (const QComboBox* const field : m_fields) {
        const QString text = field->currentText().trimmed();
        if (text.isEmpty())
            continue;
        if (!canBeMapped(text))
            return m_note->setNote(Tone::Loss, tr("A field's name has no commas and no equals signs."));
        if (seen.contains(text))
            return m_note->setNote(Tone::Loss, tr("%1 cannot be two things at once.").arg(text));
        seen.append(text);
    }
    m_note->clear();
}

void JsonMappingForm::tell()
{
    const std::string now = mapping();
    if (!m_note->text().isEmpty() || now == m_told)
        return;
    m_told = now;
    Q_EMIT edited();
}

void JsonMappingForm::focusTime()
{
    m_fields.front()->setFocus();
    m_fields.front()->lineEdit()->selectAll();
}

} // namespace casewright::ui
