// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/DrawnLengthEdit.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/bridge/Text.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::Duration;

constexpr double LargestSpread = 100;
constexpr double UsualSpread = 2;

/// In the order of the alternatives of engine::DrawnLength.
enum Kind { Fixed, Uniform, LogNormal };

/// The length around which the others lie.
Duration middleOf(const engine::DrawnLength& length)
{
    if (const auto* const fixed = std::get_if<engine::FixedLength>(&length))
        return fixed->length;
    if (const auto* const uniform = std::get_if<engine::UniformLength>(&length))
        return {(uniform->from.milliseconds + uniform->to.milliseconds) / 2};
    return std::get<engine::LogNormalLength>(length).median;
}

/// A duration edit speaks in whole seconds, and 0 is no length.
Duration inSeconds(std::int64_t milliseconds)
{
    const std::int64_t seconds = milliseconds / base::Second.milliseconds;
    return {std::max<std::int64_t>(1, seconds) * base::Second.milliseconds};
}

QString textOf(Duration length) { return toText(base::formatDuration(length)); }

} // namespace

DrawnLengthEdit::DrawnLengthEdit(const QString& id, const QString& label, QWidget* parent)
    : QWidget(parent), m_id(id), m_label(label)
{
    m_kind = new SegmentedButtons(tr("%1: how it is drawn").arg(label), {tr("Fixed"), tr("Range"), tr("Log-normal")},
                                  this);
    m_kind->setObjectName(id + u"Kind"_s);
    m_kind->setToolTip(tr("Always the same, evenly between two lengths, or mostly short and sometimes long"));
    m_fixed = addDuration(u"Length"_s, label);
    m_from = addDuration(u"From"_s, tr("%1, at least").arg(label));
    m_to = addDuration(u"To"_s, tr("%1, at most").arg(label));
    m_median = addDuration(u"Median"_s, tr("%1, median").arg(label));
    setTip(m_median, tr("Half of the lengths are below"));
    setTip(m_from, tr("No length is shorter"));
    setTip(m_to, tr("No length is longer"));
    m_spread = new NumberEdit(this);
    m_spread->setObjectName(id + u"Spread"_s);
    m_spread->setAccessibleName(tr("%1, spread").arg(label));
    m_spread->setToolTip(tr("Two thirds lie between the median divided by it and the median times it; 1 to 100"));
    m_spread->setRange(1, LargestSpread);
    m_spread->setFixedWidth(2 * size::Control);
    m_note = new FieldNote(this);
    m_note->setObjectName(id + u"Note"_s);
    layOut();
    connectEdits();
    showLength();
}

DurationEdit* DrawnLengthEdit::addDuration(const QString& name, const QString& label)
{
    auto* const edit = new DurationEdit(u"smhd"_s, label, this);
    edit->setObjectName(m_id + name);
    return edit;
}

void DrawnLengthEdit::layOut()
{
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(size::Gap);
    grid->setVerticalSpacing(size::GapSmall);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_fixed, 0, 0, 1, 2);
    const auto addRow = [&](QWidget* edit, const QString& text) {
        auto* const words = new QLabel(text, this);
        setLook(words, u"muted"_s);
        words->setBuddy(edit);
        const int row = grid->rowCount();
        grid->addWidget(words, row, 0);
        grid->addWidget(edit, row, 1, Qt::AlignLeft);
        return words;
    };
    m_fromWords = addRow(m_from, tr("from"));
    m_toWords = addRow(m_to, tr("to"));
    m_medianWords = addRow(m_median, tr("median"));
    m_spreadWords = addRow(m_spread, tr("spread"));
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::Gap);
    all->addWidget(m_kind);
    all->addLayout(grid);
    all->addWidget(m_note);
}

template <typename Kind>
void DrawnLengthEdit::connectDuration(DurationEdit* edit, Duration Kind::*part)
{
    connect(edit, &DurationEdit::edited, this, [this, part](const QString& text) {
        auto* const kind = std::get_if<Kind>(&m_length);
        if (!kind)
            return;
        kind->*part = base::parseDuration(toUtf8(text)).value_or(Duration{});
        Q_EMIT edited();
    });
}

void DrawnLengthEdit::connectEdits()
{
    connect(m_kind, &SegmentedButtons::chosen, this, &DrawnLengthEdit::chooseKind);
    connectDuration(m_fixed, &engine::FixedLength::length);
    connectDuration(m_from, &engine::UniformLength::from);
    connectDuration(m_to, &engine::UniformLength::to);
    connectDuration(m_median, &engine::LogNormalLength::median);
    connect(m_spread, &NumberEdit::valueChanged, this, [this](double spread) {
        if (auto* const drawn = std::get_if<engine::LogNormalLength>(&m_length)) {
            drawn->spread = spread;
            Q_EMIT edited();
        }
    });
}

void DrawnLengthEdit::chooseKind(int kind)
{
    if (static_cast<std::size_t>(kind) == m_length.index())
        return;
    const std::int64_t middle = middleOf(m_length).milliseconds;
    if (kind == Fixed)
        m_length = engine::FixedLength{inSeconds(middle)};
    else if (kind == Uniform)
        m_length = engine::UniformLength{.from = inSeconds(middle / 2), .to = inSeconds(middle + middle / 2)};
    else
        m_length = engine::LogNormalLength{.median = inSeconds(middle), .spread = UsualSpread};
    showLength();
    Q_EMIT edited();
}

void DrawnLengthEdit::setLength(const engine::DrawnLength& length)
{
    m_length = length;
    showLength();
}

void DrawnLengthEdit::showLength()
{
    const auto* const fixed = std::get_if<engine::FixedLength>(&m_length);
    const auto* const uniform = std::get_if<engine::UniformLength>(&m_length);
    const auto* const logNormal = std::get_if<engine::LogNormalLength>(&m_length);
    m_kind->setCurrent(static_cast<int>(m_length.index()));
    setShown(m_fixed, fixed);
    for (QWidget* const part : {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to),
                                static_cast<QWidget*>(m_fromWords), static_cast<QWidget*>(m_toWords)})
        setShown(part, uniform);
    for (QWidget* const part : {static_cast<QWidget*>(m_median), static_cast<QWidget*>(m_spread),
                                static_cast<QWidget*>(m_medianWords), static_cast<QWidget*>(m_spreadWords)})
        setShown(part, logNormal);
    // A length that a person is typing is left as it is written: "120m" does not become "2h" under the fingers.
    const auto show = [](DurationEdit* edit, Duration length) {
        const base::Result<Duration> shown = base::parseDuration(toUtf8(edit->text()));
        if (shown.value_or(Duration{}) != length)
            edit->setText(textOf(length));
    };
    if (fixed)
        show(m_fixed, fixed->length);
    if (uniform) {
        show(m_from, uniform->from);
        show(m_to, uniform->to);
    }
    if (logNormal) {
        show(m_median, logNormal->median);
        const QSignalBlocker quiet(m_spread);
        m_spread->setValue(logNormal->spread);
    }
}

void DrawnLengthEdit::setProblem(const QString& text) { m_note->setNote(Tone::Loss, text); }

} // namespace casewright::ui
