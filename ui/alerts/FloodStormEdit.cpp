// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodStormEdit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/alerts/FloodDrafts.h"
#include "ui/alerts/FloodSettingRow.h"
#include "ui/alerts/FloodTexts.h"
#include "ui/alerts/FormRows.h"
#include "ui/bridge/FloodValueText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using alerts::FloodEvent;
using Kind = alerts::FloodEventKind;

} // namespace

FloodStormEdit::FloodStormEdit(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"stormEdit"_s);
    m_rows = new FormRows(this);
    buildHead();
    buildTimes();
    buildOwn();
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, size::GapSmall, 0, 0);
    all->setSpacing(size::GapSmall);
    all->addWidget(m_rows);
    buildSettings(all);
    buildButtons(all);
    connectLengths();
    connectTexts();
}

void FloodStormEdit::buildHead()
{
    m_kind = named(new ElidedComboBox(this), u"stormKind"_s, tr("Kind of the storm"), tr("What the storm does"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Kind kind : FloodTexts::Kinds) {
        m_kind->addItem(FloodTexts::kindName(kind), static_cast<int>(kind));
        m_kind->setItemData(m_kind->count() - 1, FloodTexts::kindHint(kind), Qt::ToolTipRole);
    }
    m_rows->add(u"kind"_s, tr("Kind"), m_kind);
    m_name = named(new QLineEdit(this), u"stormName"_s, tr("Name of the storm"), tr("For people; it may be empty"));
    m_rows->add(u"name"_s, tr("Name"), m_name);
}

DurationEdit* FloodStormEdit::addLength(const QString& key, const QString& label, const QString& name,
                                        const QString& tip)
{
    auto* const edit = new DurationEdit(u"smhd"_s, label, this);
    edit->setObjectName(name);
    setTip(edit, tip);
    m_rows->add(key, label, edit);
    return edit;
}

void FloodStormEdit::buildTimes()
{
    m_after = addLength(u"after"_s, tr("Begins after"), u"stormAfter"_s, tr("From the beginning of the flood"));
    m_toTheEnd = named(new QCheckBox(tr("to the end of the flood"), this), u"stormToTheEnd"_s,
                       tr("To the end of the flood"), tr("It lasts until the flood ends, however long that is"));
    m_rows->add(u"toTheEnd"_s, tr("Lasts"), m_toTheEnd);
    m_length =
        addLength(u"length"_s, tr("Length"), u"stormLength"_s, tr("What lies behind the end of the flood is cut off"));
    m_factor = named(new NumberEdit(this), u"stormFactor"_s, tr("How many times the base rate"),
                     tr("How many times as many events come as without it"));
    FormRows::takeAnyNumber(m_factor);
    m_factor->setDecimals(3);
    m_factor->setSuffix(u"×"_s);
    m_factor->setMaximumWidth(3 * size::Control);
    m_rows->add(u"factor"_s, tr("Base rate"), m_factor);
    m_rate = named(new NumberEdit(this), u"stormRate"_s, tr("Events a minute"), tr("How many events it adds a minute"));
    FormRows::takeAnyNumber(m_rate);
    m_rate->setDecimals(6);
    m_rate->setSuffix(tr(" a minute"));
    m_rows->add(u"perMinute"_s, tr("Rate"), m_rate);
}

void FloodStormEdit::buildOwn()
{
    m_ramp = named(new ElidedComboBox(this), u"stormShape"_s, tr("Shape of the ramp"),
                   tr("Whether the rate goes down again after it has grown"));
    m_ramp->addItems({tr("up"), tr("up and down again")});
    m_rows->add(u"shape"_s, tr("Shape"), m_ramp);
    m_every = addLength(u"every"_s, tr("One every"), u"stormEvery"_s, tr("Time between two events"));
    m_field = named(new ElidedComboBox(this), u"stormField"_s, tr("Field of the storm"),
                    tr("The field whose values the storm decides"));
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rows->add(u"field"_s, tr("Field"), m_field);
    m_each = addLength(u"each"_s, tr("Each value"), u"stormEach"_s, tr("How long it strikes one value of the field"));
    m_prefix = named(new QLineEdit(this), u"stormPrefix"_s, tr("What the values begin with"),
                     tr("New values are this and a number from 1"));
    setLook(m_prefix, u"code"_s);
    m_rows->add(u"prefix"_s, tr("Begin with"), m_prefix);
    m_value = named(new QLineEdit(this), u"stormValue"_s, tr("The one value"),
                    tr("A number, true or false as such; in quotes they are texts"));
    setLook(m_value, u"code"_s);
    m_rows->add(u"value"_s, tr("Value"), m_value);
    m_on = addLength(u"on"_s, tr("On for"), u"stormOn"_s, tr("How long events come each time"));
    m_off = addLength(u"off"_s, tr("Off for"), u"stormOff"_s, tr("How long none come each time"));
    m_within = addLength(u"within"_s, tr("Within"), u"stormWithin"_s, tr("How fast the late events come, at the end"));
}

void FloodStormEdit::buildSettings(QVBoxLayout* all)
{
    m_settingBody = new QWidget(this);
    m_settingLayout = new QVBoxLayout(m_settingBody);
    m_settingLayout->setContentsMargins(0, 0, 0, 0);
    m_settingLayout->setSpacing(size::GapSmall);
    auto* const label = new QLabel(tr("In all of its events"), m_settingBody);
    setLook(label, u"hint"_s);
    m_settingLayout->addWidget(label);
    m_addSetting = new QPushButton(icons::icon(u"plus"_s), tr("Value of a field"), m_settingBody);
    m_addSetting->setObjectName(u"addStormSetting"_s);
    m_addSetting->setAccessibleName(tr("Give a field one value in all events of the storm"));
    m_settingLayout->addWidget(m_addSetting, 0, Qt::AlignLeft);
    all->addWidget(m_settingBody);
    auto* const notes = new QWidget(this);
    notes->setObjectName(u"stormSet"_s);
    m_rows->add(u"set"_s, {}, notes); // a place for what is wrong with them
    setShown(notes, false);
    connect(m_addSetting, &QPushButton::clicked, this, &FloodStormEdit::addSetting);
}

void FloodStormEdit::buildButtons(QVBoxLayout* all)
{
    m_copy = new QPushButton(icons::icon(u"copy"_s), tr("Duplicate"), this);
    m_copy->setObjectName(u"stormDuplicate"_s);
    m_copy->setAccessibleName(tr("Duplicate the storm"));
    auto* const remove = new QPushButton(icons::icon(u"trash"_s), tr("Remove"), this);
    remove->setObjectName(u"stormRemove"_s);
    remove->setAccessibleName(tr("Remove the storm"));
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::GapSmall);
    row->addWidget(m_copy);
    row->addWidget(remove);
    row->addStretch();
    all->addLayout(row);
    connect(m_copy, &QPushButton::clicked, this, &FloodStormEdit::copyRequested);
    connect(remove, &QPushButton::clicked, this, &FloodStormEdit::removeRequested);
}

template<typename Change>
void FloodStormEdit::edit(Change change)
{
    change(m_event);
    Q_EMIT edited();
}

void FloodStormEdit::connectLengths()
{
    const auto follow = [this](DurationEdit* from, base::Duration FloodEvent::*into) {
        connect(from, &DurationEdit::edited, this, [this, into](const QString& text) {
            edit([&](FloodEvent& event) { event.*into = FloodDrafts::parseLength(toUtf8(text)); });
        });
    };
    follow(m_every, &FloodEvent::every);
    follow(m_each, &FloodEvent::each);
    follow(m_on, &FloodEvent::on);
    follow(m_off, &FloodEvent::off);
    follow(m_within, &FloodEvent::within);
    connect(m_after, &DurationEdit::edited, this, [this](const QString& text) {
        (m_isSingle ? m_storm.after : m_event.after) = FloodDrafts::parseLength(toUtf8(text));
        Q_EMIT edited();
    });
    connect(m_length, &DurationEdit::edited, this, [this](const QString& text) {
        (m_isSingle ? m_storm.length : m_event.length) = FloodDrafts::parseLength(toUtf8(text));
        Q_EMIT edited();
    });
    connect(m_toTheEnd, &QCheckBox::clicked, this, [this](bool isOn) {
        m_event.length = isOn ? base::Duration{} : FloodDrafts::newStorm(m_flood, Kind::Burst).length;
        FormRows::showLength(m_length, m_event.length);
        showRows();
        Q_EMIT edited();
    });
}

void FloodStormEdit::connectTexts()
{
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { changeKind(static_cast<Kind>(m_kind->itemData(index).toInt())); });
    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString& text) { edit([&](FloodEvent& event) { event.name = toUtf8(text); }); });
    connect(m_factor, &NumberEdit::valueChanged, this, [this](double factor) {
        m_storm.factor = factor;
        Q_EMIT edited();
    });
    connect(m_rate, &NumberEdit::valueChanged, this,
            [this](double rate) { edit([rate](FloodEvent& event) { event.perMinute = rate; }); });
    connect(m_ramp, &QComboBox::activated, this,
            [this](int index) { edit([index](FloodEvent& event) { event.down = index == 1; }); });
    connect(m_field, &QComboBox::activated, this, [this] {
        m_event.field = toUtf8(m_field->currentText());
        FloodDrafts::complete(m_flood, m_event);
        showSettings();
        Q_EMIT edited();
    });
    connect(m_prefix, &QLineEdit::textEdited, this, [this](const QString& text) {
        // Without a prefix of its own, a scanner's values begin as those of the field.
        const bool isNone = text.isEmpty() && m_event.kind == Kind::Scanner;
        edit([&](FloodEvent& event) { event.prefix = isNone ? std::nullopt : std::optional(toUtf8(text)); });
    });
    connect(m_value, &QLineEdit::textEdited, this,
            [this](const QString& text) { edit([&](FloodEvent& event) { event.value = parseFloodValue(text); }); });
}

void FloodStormEdit::setEvent(const alerts::Flood& flood, const FloodEvent& event)
{
    m_flood = flood;
    m_event = event;
    m_isSingle = false;
    showValues();
}

void FloodStormEdit::setStorm(const alerts::Flood& flood, const alerts::FloodStorm& storm)
{
    m_flood = flood;
    m_storm = storm;
    m_isSingle = true;
    FormRows::showLength(m_after, storm.after);
    FormRows::showLength(m_length, storm.length);
    FormRows::showNumber(m_factor, storm.factor);
    showRows();
}

void FloodStormEdit::showValues()
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_event.kind)));
    FormRows::showText(m_name, toText(m_event.name));
    FormRows::showLength(m_after, m_event.after);
    FormRows::showLength(m_length, m_event.length);
    FormRows::showNumber(m_rate, m_event.perMinute);
    m_ramp->setCurrentIndex(m_event.down ? 1 : 0);
    FormRows::showLength(m_every, m_event.every);
    FormRows::showLength(m_each, m_event.each);
    FormRows::showLength(m_on, m_event.on);
    FormRows::showLength(m_off, m_event.off);
    FormRows::showLength(m_within, m_event.within);
    m_toTheEnd->setChecked(m_event.length == base::Duration{});
    FormRows::showText(m_prefix, toText(m_event.prefix.value_or(std::string())));
    if (m_value->text().isEmpty() || parseFloodValue(m_value->text()) != m_event.value)
        m_value->setText(toText(m_event.value));
    showRows();
    showFields();
    showSettings();
}

void FloodStormEdit::showRows()
{
    const Kind kind = m_event.kind;
    const bool hasEvents = !m_isSingle && alerts::hasDocuments(kind);
    const auto show = [this](const QString& key, bool isShown) { m_rows->setRowShown(key, isShown); };
    const auto isOf = [&](std::initializer_list<Kind> kinds) {
        return !m_isSingle && std::ranges::find(kinds, kind) != kinds.end();
    };
    show(u"kind"_s, !m_isSingle);
    show(u"name"_s, !m_isSingle);
    show(u"factor"_s, m_isSingle);
    show(u"toTheEnd"_s, isOf({Kind::Rename}));
    show(u"length"_s, !isOf({Kind::Rename}) || m_event.length != base::Duration{});
    show(u"perMinute"_s, hasEvents && kind != Kind::Drip);
    show(u"shape"_s, isOf({Kind::Ramp}));
    show(u"every"_s, isOf({Kind::Drip}));
    show(u"field"_s, isOf({Kind::Rolling, Kind::Scanner, Kind::Giant, Kind::Rename, Kind::Missing}));
    show(u"each"_s, isOf({Kind::Rolling}));
    show(u"prefix"_s, isOf({Kind::Scanner, Kind::Rename}));
    show(u"value"_s, isOf({Kind::Giant}));
    show(u"on"_s, isOf({Kind::Flapping}));
    show(u"off"_s, isOf({Kind::Flapping}));
    show(u"within"_s, isOf({Kind::Backfill}));
    m_prefix->setPlaceholderText(kind == Kind::Scanner ? tr("as the field's own") : QString());
    setShown(m_settingBody, hasEvents);
    setShown(m_copy, !m_isSingle);
}

void FloodStormEdit::showFields()
{
    m_field->clear();
    for (const std::string& name : FloodDrafts::fieldsFor(m_flood, m_event.kind))
        m_field->addItem(toText(name));
    const QString now = toText(m_event.field);
    if (m_field->findText(now) < 0)
        m_field->addItem(now);
    m_field->setCurrentIndex(m_field->findText(now));
}

std::vector<std::string> FloodStormEdit::settable(const std::string& own) const
{
    std::vector<std::string> names;
    for (const alerts::FloodField& field : m_flood.fields) {
        const bool isSet =
            std::ranges::find(m_event.set, field.name, &alerts::FloodSetting::field) != m_event.set.end();
        if (field.name == own || (field.name != m_event.field && !isSet))
            names.push_back(field.name);
    }
    return names;
}

void FloodStormEdit::showSettings()
{
    while (m_settings.size() < m_event.set.size()) {
        const std::size_t position = m_settings.size();
        auto* const row = new FloodSettingRow(static_cast<int>(position), m_settingBody);
        m_settingLayout->insertWidget(m_settingLayout->count() - 1, row);
        m_settings.push_back(row);
        connect(row, &FloodSettingRow::edited, this,
                [this, row, position] { edit([&](FloodEvent& event) { event.set[position] = row->setting(); }); });
        connect(row, &FloodSettingRow::removeRequested, this, [this, position] {
            m_event.set.erase(m_event.set.begin() + static_cast<std::ptrdiff_t>(position));
            showSettings();
            m_addSetting->setFocus();
            Q_EMIT edited();
        });
    }
    for (std::size_t i = 0; i < m_settings.size(); ++i) {
        const bool isUsed = i < m_event.set.size();
        setShown(m_settings[i], isUsed);
        if (isUsed)
            m_settings[i]->setSetting(m_event.set[i], settable(m_event.set[i].field));
    }
    m_addSetting->setEnabled(!settable({}).empty());
}

void FloodStormEdit::changeKind(Kind kind)
{
    m_event.kind = kind;
    FloodDrafts::complete(m_flood, m_event);
    showValues();
    Q_EMIT edited();
}

void FloodStormEdit::addSetting()
{
    const std::vector<std::string> names = settable({});
    if (names.empty())
        return;
    m_event.set.push_back({names.front(), {}});
    showSettings();
    m_settings[m_event.set.size() - 1]->focusValue();
    Q_EMIT edited();
}

bool FloodStormEdit::setProblem(const QString& key, const QString& text) { return m_rows->setProblem(key, text); }

void FloodStormEdit::focusFirst()
{
    if (m_isSingle)
        m_after->setFocus(Qt::OtherFocusReason);
    else
        m_name->setFocus(Qt::OtherFocusReason);
}

} // namespace casewright::ui
