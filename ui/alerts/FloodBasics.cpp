// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodBasics.h"

#include <QDateTimeEdit>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

#include "ui/alerts/FloodDrafts.h"
#include "ui/alerts/FloodShapeEdit.h"
#include "ui/alerts/FormRows.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Percent = 100;

} // namespace

FloodBasics::FloodBasics(QWidget* parent) : QWidget(parent)
{
    m_rows = new FormRows(this);
    build();
    buildNumbers();
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_rows);
    connectEdits();
}

void FloodBasics::build()
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"floodName"_s);
    setTip(m_name, tr("What people call the flood, where alerts are chosen"));
    m_rows->add(u"name"_s, tr("Name"), m_name);
    m_start = new QDateTimeEdit(this);
    m_start->setObjectName(u"floodStart"_s);
    m_start->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    m_start->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_rows->add(u"start"_s, tr("Start"), m_start);
    m_length = new DurationEdit(u"smhd"_s, tr("Length"), this);
    m_length->setObjectName(u"floodLength"_s);
    setTip(m_length, tr("How long events come, from the start of the flood on"));
    m_rows->add(u"length"_s, tr("Length"), m_length);
}

void FloodBasics::buildNumbers()
{
    m_rate = new NumberEdit(this);
    m_rate->setObjectName(u"floodRate"_s);
    m_rate->setDecimals(6);
    FormRows::takeAnyNumber(m_rate);
    m_rate->setSuffix(tr(" a minute"));
    m_rate->setGroupSeparatorShown(false);
    setTip(m_rate, tr("How many events come a minute, before shape and storms change that"));
    m_rows->add(u"perMinute"_s, tr("Base rate"), m_rate);
    m_shape = new FloodShapeEdit(this);
    m_shape->setObjectName(u"floodShapeEdit"_s);
    m_rows->add(u"shape"_s, tr("Shape"), m_shape);
    m_seed = new QSpinBox(this);
    m_seed->setObjectName(u"floodSeed"_s);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setMaximumWidth(4 * size::Control);
    m_seed->setToolTip(tr("The same flood and seed give the same documents, everywhere"));
    m_rows->add(u"seed"_s, tr("Seed"), m_seed);
    m_duplicates = new NumberEdit(this);
    m_duplicates->setObjectName(u"floodDuplicates"_s);
    m_duplicates->setDecimals(4);
    FormRows::takeAnyNumber(m_duplicates);
    m_duplicates->setSuffix(u" %"_s);
    m_duplicates->setMaximumWidth(4 * size::Control);
    m_duplicates->setToolTip(tr("Share of the events that come twice, with the same id"));
    m_rows->add(u"duplicates"_s, tr("Duplicates"), m_duplicates);
}

void FloodBasics::connectEdits()
{
    const auto tell = [this](FloodChange change) { Q_EMIT edited(change); };
    connect(m_name, &QLineEdit::textEdited, this, [tell](const QString& text) {
        tell([name = toUtf8(text.trimmed())](alerts::Flood& flood) { flood.name = name; });
    });
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, [tell](const QDateTime& at) {
        tell([start = base::Timestamp{at.toMSecsSinceEpoch()}](alerts::Flood& flood) { flood.start = start; });
    });
    connect(m_length, &DurationEdit::edited, this, [tell](const QString& text) {
        tell([length = FloodDrafts::parseLength(toUtf8(text))](alerts::Flood& flood) { flood.length = length; });
    });
    connect(m_rate, &NumberEdit::valueChanged, this,
            [tell](double rate) { tell([rate](alerts::Flood& flood) { flood.perMinute = rate; }); });
    connect(m_shape, &FloodShapeEdit::edited, this, &FloodBasics::edited);
    connect(m_duplicates, &NumberEdit::valueChanged, this, [tell](double percent) {
        tell([share = percent / Percent](alerts::Flood& flood) { flood.duplicates = share; });
    });
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) { Q_EMIT seedEdited(static_cast<quint64>(seed)); });
}

void FloodBasics::setFlood(const alerts::Flood& flood, std::uint64_t seed)
{
    const QSignalBlocker quietStart(m_start);
    const QSignalBlocker quietDuplicates(m_duplicates);
    const QSignalBlocker quietSeed(m_seed);
    // What is the same is left alone, so that the cursor stays.
    if (toUtf8(m_name->text().trimmed()) != flood.name)
        m_name->setText(toText(flood.name));
    if (m_start->dateTime().toMSecsSinceEpoch() != flood.start.milliseconds)
        m_start->setDateTime(QDateTime::fromMSecsSinceEpoch(flood.start.milliseconds));
    m_start->setEnabled(!flood.mix);
    m_start->setToolTip(flood.mix ? tr("The flood begins with the first alert of the history")
                                  : tr("In the time zone of this computer"));
    FormRows::showLength(m_length, flood.length);
    FormRows::showNumber(m_rate, flood.perMinute);
    m_shape->setFlood(flood);
    if (m_duplicates->value() / Percent != flood.duplicates)
        m_duplicates->setValue(flood.duplicates * Percent);
    m_seed->setValue(static_cast<int>(std::min<std::uint64_t>(seed, std::numeric_limits<int>::max())));
}

bool FloodBasics::setProblem(const QString& key, const QString& text)
{
    const bool isInRows = m_rows->setProblem(key, text);
    return m_shape->setProblem(key, text) || isInRows;
}

} // namespace casewright::ui
