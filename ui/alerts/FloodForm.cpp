// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodForm.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include "ui/alerts/FloodBasics.h"
#include "ui/alerts/FloodFieldList.h"
#include "ui/alerts/FloodMixForm.h"
#include "ui/alerts/FloodPresetBox.h"
#include "ui/alerts/FloodStormList.h"
#include "ui/alerts/FloodTexts.h"
#include "ui/bridge/FloodPresets.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

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
    buildParts();
    m_layout->addStretch();
    setWidget(m_body);
    connectParts();
    shownunits::follow(this, [this] { showAll(); });
}

void FloodForm::buildHead()
{
    auto* const title = new QLabel(tr("Flood"), m_body);
    setLook(title, u"strong"_s);
    m_presets = new FloodPresetBox(m_body);
    auto* const head = new QHBoxLayout;
    head->addWidget(title);
    head->addSpacing(size::GapLarge);
    head->addWidget(m_presets, 1);
    m_layout->addLayout(head);
    m_back = new Banner(m_body);
    m_back->setObjectName(u"floodBackBanner"_s);
    m_layout->addWidget(m_back);
    m_note = new FieldNote(m_body);
    m_note->setObjectName(u"floodNote"_s);
    m_layout->addWidget(m_note);
    m_count = new QLabel(m_body);
    m_count->setObjectName(u"floodCount"_s);
    setLook(m_count, u"hint"_s);
    m_layout->addWidget(m_count, 0, Qt::AlignRight);
}

void FloodForm::buildParts()
{
    m_basics = new FloodBasics(m_body);
    m_layout->addWidget(m_basics);
    m_layout->addSpacing(size::GapSmall);
    m_layout->addWidget(section(tr("STORMS"), m_body));
    m_storms = new FloodStormList(m_body);
    m_layout->addWidget(m_storms);
    m_layout->addSpacing(size::GapSmall);
    m_layout->addWidget(section(tr("FIELDS"), m_body));
    m_fields = new FloodFieldList(m_body);
    m_layout->addWidget(m_fields);
    m_layout->addSpacing(size::GapSmall);
    m_layout->addWidget(section(tr("MIXED INTO"), m_body));
    m_mix = new FloodMixForm(m_body);
    m_layout->addWidget(m_mix);
}

void FloodForm::connectParts()
{
    connect(m_presets, &FloodPresetBox::presetChosen, this, &FloodForm::usePreset);
    connect(m_back, &Banner::actionRequested, this, &FloodForm::goBack);
    connect(m_back, &Banner::dismissed, this, &FloodForm::forgetBefore);
    connect(m_basics, &FloodBasics::edited, this, &FloodForm::change);
    connect(m_basics, &FloodBasics::seedEdited, this, [this](quint64 seed) {
        m_seed = seed;
        Q_EMIT edited();
    });
    connect(m_storms, &FloodStormList::edited, this, &FloodForm::change);
    connect(m_storms, &FloodStormList::chosenChanged, this, &FloodForm::stormChosen);
    connect(m_storms, &FloodStormList::removing, this,
            [this](const QString& storm) { keepBefore(tr("%1 was removed").arg(storm), tr("Put back"), true); });
    connect(m_fields, &FloodFieldList::edited, this, &FloodForm::change);
    connect(m_mix, &FloodMixForm::edited, this, &FloodForm::change);
    connect(m_fields, &FloodFieldList::removing, this,
            [this](const QString& field) { keepBefore(tr("%1 was removed").arg(field), tr("Put back"), true); });
}

void FloodForm::setFlood(const alerts::Flood& flood, std::uint64_t seed)
{
    m_flood = flood;
    m_seed = seed;
    m_preset.clear();
    forgetBefore();
    m_storms->choose(FloodTexts::NoStorm);
    m_fields->chooseNone();
    showAll();
}

void FloodForm::showAll()
{
    alerts::Flood moved = m_flood;
    if (moved.mix)
        moved.start = m_historyStart.value_or(moved.start);
    m_presets->setFlood(m_flood, m_preset);
    m_basics->setFlood(moved, m_seed);
    m_storms->setFlood(moved);
    m_fields->setFlood(m_flood);
    m_mix->setFlood(m_flood);
}

void FloodForm::change(const FloodChange& change)
{
    if (m_before && m_before->isForOneEdit && !m_isRemoving)
        forgetBefore();
    m_isRemoving = false;
    change(m_flood);
    // Parts tell of others: a storm its field, its rate as a multiple of the base rate.
    showAll();
    Q_EMIT edited();
}

void FloodForm::keepBefore(const QString& title, const QString& action, bool isForOneEdit)
{
    m_before = Before{.flood = m_flood, .preset = m_preset, .isForOneEdit = isForOneEdit};
    m_isRemoving = isForOneEdit;
    m_back->showMessage(Tone::Accent, title);
    m_back->setAction(action);
}

void FloodForm::usePreset(const QString& id)
{
    const FloodPreset* const preset = findPreset(id);
    if (!preset)
        return;
    keepBefore(tr("%1 replaced what was here").arg(toText(preset->flood.name)), tr("Go back"), false);
    alerts::Flood filled = preset->flood;
    // Sources keep the names that people gave them.
    filled.name =
        presetOf(m_flood) && presetOf(m_flood)->flood.name == m_flood.name ? preset->flood.name : m_flood.name;
    filled.mix = m_flood.mix;
    m_flood = filled;
    m_preset = id;
    m_storms->choose(FloodTexts::NoStorm);
    m_fields->chooseNone();
    showAll();
    Q_EMIT stormChosen(FloodTexts::NoStorm);
    Q_EMIT replaced();
    Q_EMIT edited();
}

void FloodForm::forgetBefore()
{
    m_before.reset();
    m_isRemoving = false;
    m_back->dismiss();
}

void FloodForm::goBack()
{
    if (!m_before)
        return;
    const Before before = *m_before;
    m_flood = before.flood;
    m_preset = before.preset;
    forgetBefore();
    showAll();
    Q_EMIT stormChosen(m_storms->chosen());
    Q_EMIT replaced();
    Q_EMIT edited();
}

void FloodForm::chooseStorm(int storm)
{
    m_storms->choose(storm);
    ensureWidgetVisible(m_storms, 0, 0);
}

void FloodForm::setProblem(const QString& field, const QString& text)
{
    const QStringList parts = field.split(u'.');
    const QString key = parts.value(parts.value(0) == u"storm" ? 1 : 2);
    const int place = parts.value(1).toInt();
    const bool isOfStorm =
        !text.isEmpty() && (parts.value(0) == u"storm" || parts.value(0) == u"storms") && parts.size() > 1;
    const bool isOfField = !text.isEmpty() && parts.value(0) == u"fields" && parts.size() > 2;
    const int storm = !isOfStorm ? FloodTexts::NoStorm : parts.value(0) == u"storm" ? FloodTexts::SingleStorm : place;
    m_storms->setProblem(storm, key, text);
    m_fields->setProblem(isOfField ? std::optional(static_cast<std::size_t>(place)) : std::nullopt, key, text);
    const bool isBasic = m_basics->setProblem(isOfStorm || isOfField ? QString() : field, text);
    const bool isOfMix = m_mix->setProblem(parts.value(0) == u"mix" ? parts.value(1) : QString(), text);
    m_note->setNote(Tone::Loss, isOfStorm || isOfField || isBasic || isOfMix ? QString() : text);
}

void FloodForm::setSources(const std::vector<store::StoredSource>& sources) { m_mix->setSources(sources); }

void FloodForm::setHistoryStart(std::optional<base::Timestamp> start)
{
    if (start == m_historyStart)
        return;
    m_historyStart = start;
    showAll();
}

void FloodForm::setCount(const QString& text) { m_count->setText(text); }

void FloodForm::setReadOnly(bool isReadOnly) { m_body->setEnabled(!isReadOnly); }

} // namespace casewright::ui
