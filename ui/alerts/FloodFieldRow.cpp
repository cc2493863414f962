// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodFieldRow.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostValues = 1'000'000;
constexpr double LargestSkew = 4;
constexpr double Percent = 100;

template <typename Edit>
Edit* named(Edit* edit, const QString& name, const QString& label, const QString& tip)
{
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setToolTip(tip);
    return edit;
}

} // namespace

FloodFieldRow::FloodFieldRow(int position, QWidget* parent) : QWidget(parent)
{
    buildEdits(position);
    layOut();
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_field.name = toUtf8(text.trimmed());
        Q_EMIT edited();
    });
    connect(m_prefix, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_field.prefix = toUtf8(text);
        Q_EMIT edited();
    });
    connect(m_values, &QSpinBox::valueChanged, this, [this](int values) {
        m_field.cardinality = static_cast<std::uint32_t>(values);
        Q_EMIT edited();
    });
    connect(m_skew, &NumberEdit::valueChanged, this, [this](double skew) {
        m_field.skew = skew;
        Q_EMIT edited();
    });
    connect(m_missing, &NumberEdit::valueChanged, this, [this](double percent) {
        m_field.missing = percent / Percent;
        Q_EMIT edited();
    });
    connect(m_remove, &QToolButton::clicked, this, &FloodFieldRow::removeRequested);
}

void FloodFieldRow::buildEdits(int position)
{
    const QString id = u"floodField%1"_s.arg(position);
    m_name = named(new QLineEdit(this), id + u"Name"_s, tr("Name of the field"), tr("Such as host.name"));
    m_name->setPlaceholderText(tr("host.name"));
    setLook(m_name, u"code"_s);
    m_prefix = named(new QLineEdit(this), id + u"Prefix"_s, tr("What the values begin with"),
                     tr("Values are this and a number from 1"));
    setLook(m_prefix, u"code"_s);
    m_values = named(new QSpinBox(this), id + u"Values"_s, tr("Number of different values"),
                     tr("How many different values there are at most"));
    m_values->setRange(1, MostValues);
    m_skew = named(new NumberEdit(this), id + u"Skew"_s, tr("Skew"),
                   tr("How unevenly the values come: 0 all alike, 1 as words in a language (Zipf), up to 4"));
    m_skew->setRange(0, LargestSkew);
    m_skew->setSingleStep(0.1);
    m_missing = named(new NumberEdit(this), id + u"Missing"_s, tr("Missing, in percent"),
                      tr("Share of the documents that do not have the field"));
    m_missing->setRange(0, Percent);
    m_missing->setDecimals(1);
    m_missing->setSuffix(u" %"_s);
    for (QAbstractSpinBox* const box :
         {static_cast<QAbstractSpinBox*>(m_values), static_cast<QAbstractSpinBox*>(m_skew),
          static_cast<QAbstractSpinBox*>(m_missing)}) {
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setMinimumWidth(size::Control);
    }
    m_remove = named(new QToolButton(this), id + u"Remove"_s, tr("Remove the field"), tr("Remove the field"));
    m_remove->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_remove->setIconSize({size::NoteIcon, size::NoteIcon});
    m_note = new FieldNote(this);
    m_note->setObjectName(id + u"Note"_s);
}

void FloodFieldRow::layOut()
{
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, size::Gap);
    grid->setHorizontalSpacing(size::GapSmall);
    grid->setVerticalSpacing(2);
    auto* const first = new QHBoxLayout;
    first->setSpacing(size::GapSmall);
    first->addWidget(m_name, 1);
    first->addWidget(m_remove);
    grid->addLayout(first, 0, 0, 1, 4);
    int column = 0;
    const auto addColumn = [&](QWidget* edit, const QString& label, int stretch) {
        auto* const words = new QLabel(label, this);
        setLook(words, u"hint"_s);
        words->setBuddy(edit);
        grid->addWidget(words, 1, column);
        grid->addWidget(edit, 2, column);
        grid->setColumnStretch(column++, stretch);
    };
    addColumn(m_prefix, tr("begins with"), 4);
    addColumn(m_values, tr("values"), 3);
    addColumn(m_skew, tr("skew"), 2);
    addColumn(m_missing, tr("missing"), 3);
    grid->addWidget(m_note, 3, 0, 1, 4);
}

void FloodFieldRow::setField(const alerts::FloodField& field)
{
    m_field = field;
    const QSignalBlocker quietValues(m_values);
    const QSignalBlocker quietSkew(m_skew);
    const QSignalBlocker quietMissing(m_missing);
    // A text that is the same is left alone, so that the cursor stays.
    if (toUtf8(m_name->text().trimmed()) != field.name)
        m_name->setText(toText(field.name));
    if (toUtf8(m_prefix->text()) != field.prefix) {
        m_prefix->setText(toText(field.prefix));
        m_prefix->setCursorPosition(0); // a long text shows its beginning
    }
    m_values->setValue(static_cast<int>(field.cardinality));
    m_skew->setValue(field.skew);
    m_missing->setValue(field.missing * Percent);
}

void FloodFieldRow::setProblem(const QString& text) { m_note->setNote(Tone::Loss, text); }

void FloodFieldRow::focusName() { m_name->setFocus(); }

} // namespace casewright::ui
