// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FormRows.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/alerts/FloodDrafts.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LabelWidth = 76;
constexpr double LargestTyped = 1e15; ///< all whole numbers up to it are exact

} // namespace

FormRows::FormRows(QWidget* parent) : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(size::Gap);
    m_grid->setVerticalSpacing(size::GapSmall);
    m_grid->setColumnMinimumWidth(0, LabelWidth);
    m_grid->setColumnStretch(1, 1);
}

void FormRows::add(const QString& key, const QString& label, QWidget* control)
{
    Row row{.key = key, .label = nullptr, .control = control, .note = new FieldNote(this)};
    row.note->setObjectName(control->objectName() + u"Note"_s);
    const int place = m_grid->rowCount();
    if (label.isEmpty()) {
        m_grid->addWidget(control, place, 0, 1, 2);
    } else {
        row.label = new QLabel(label, this);
        setLook(row.label, u"muted"_s);
        row.label->setBuddy(control);
        if (control->accessibleName().isEmpty())
            control->setAccessibleName(label);
        row.label->setMinimumHeight(size::Control);
        m_grid->addWidget(row.label, place, 0, Qt::AlignTop);
        m_grid->addWidget(control, place, 1);
    }
    m_grid->addWidget(row.note, place + 1, label.isEmpty() ? 0 : 1, 1, label.isEmpty() ? 2 : 1);
    m_rows.push_back(row);
}

void FormRows::setRowShown(const QString& key, bool isShown)
{
    for (Row& row : m_rows) {
        if (row.key != key)
            continue;
        row.isShown = isShown;
        if (row.label)
            setShown(row.label, isShown);
        setShown(row.control, isShown);
        if (!isShown)
            row.note->clear();
    }
}

bool FormRows::setProblem(const QString& key, const QString& text)
{
    bool isHere = false;
    for (const Row& row : m_rows) {
        const bool isIt = row.isShown && row.key == key && !text.isEmpty();
        row.note->setNote(Tone::Loss, isIt ? text : QString());
        isHere = isHere || isIt;
    }
    return isHere;
}

void FormRows::showLength(DurationEdit* edit, base::Duration length)
{
    if (FloodDrafts::parseLength(toUtf8(edit->text())) != length)
        edit->setText(toText(FloodDrafts::lengthText(length)));
}

void FormRows::showText(QLineEdit* edit, const QString& text)
{
    if (edit->text() == text)
        return;
    edit->setText(text);
    edit->setCursorPosition(0); // a long text shows its beginning
}

void FormRows::showNumber(QDoubleSpinBox* edit, double number)
{
    const QSignalBlocker quiet(edit);
    if (edit->value() != number)
        edit->setValue(number);
}

void FormRows::takeAnyNumber(QDoubleSpinBox* edit)
{
    edit->setRange(-LargestTyped, LargestTyped);
    // It would ask for the room of the longest number.
    edit->setMinimumWidth(2 * size::Control);
}

} // namespace casewright::ui
