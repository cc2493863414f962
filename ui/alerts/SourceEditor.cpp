// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourceEditor.h"

#include <QApplication>

#include <algorithm>
#include <utility>

#include "ui/alerts/AlertsText.h"
#include "ui/alerts/FloodForm.h"
#include "ui/alerts/FloodPlotCard.h"
#include "ui/alerts/FloodTexts.h"
#include "ui/alerts/JsonMappingForm.h"
#include "ui/alerts/MappingForm.h"
#include "ui/bridge/SourceFile.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ShownUnits.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

/// Width of all panes from which a guess, which may well be right, may take some of the documents' room.
constexpr int RoomForAGuess = 1320;

} // namespace

SourceEditor::SourceEditor(AlertSources& sources, QWidget* parent)
    : QStackedWidget(parent), m_sources(sources)
{
    setLook(this, u"side-right"_s);
    m_flood = new FloodForm(this);
    m_mapping = new MappingForm(this);
    m_jsonMapping = new JsonMappingForm(this);
    m_preview = new SourcePreview(this);
    addWidget(m_flood);
    addWidget(m_mapping);
    addWidget(m_jsonMapping);
    connect(m_flood, &FloodForm::edited, this, &SourceEditor::changeFlood);
    connect(m_flood, &FloodForm::replaced, this, [this] { m_beforeEdit.reset(); });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        if (now != m_editing)
            m_beforeEdit.reset();
    });
    connect(m_mapping, &MappingForm::edited, this,
            [this] { changeMapping(writeMapping(m_mapping->columns())); });
    connect(m_jsonMapping, &JsonMappingForm::edited, this, [this] { changeMapping(m_jsonMapping->mapping()); });
    connect(m_preview, &SourcePreview::changed, this, &SourceEditor::showPreview);
    shownunits::follow(this, [this] {
        if (m_seen)
            m_flood->setCount(AlertsText::floodCount(m_flood->flood()));
    });
}

void SourceEditor::setPlot(FloodPlotCard& plot)
{
    connect(this, &SourceEditor::historyChanged, &plot, &FloodPlotCard::setHistory);
    connect(this, &SourceEditor::floodChanged, &plot, &FloodPlotCard::setFlood);
    connect(m_flood, &FloodForm::stormChosen, &plot, &FloodPlotCard::setChosenStorm);
    connect(&plot, &FloodPlotCard::stormChosen, m_flood, &FloodForm::chooseStorm);
}

const store::StoredSource* SourceEditor::current() const
{
    const std::optional<std::int64_t> key = m_sources.current();
    return key ? m_sources.find(*key) : nullptr;
}

void SourceEditor::setReadOnly(bool isReadOnly)
{
    m_flood->setReadOnly(isReadOnly);
    m_mapping->setReadOnly(isReadOnly);
    m_jsonMapping->setReadOnly(isReadOnly);
}

void SourceEditor::follow()
{
    const store::StoredSource* const source = current();
    if (m_readKey != m_sources.current()) {
        m_readKey = m_sources.current();
        m_isReadingShown = false;
        m_isReadingChosen = false;
    }
    m_preview->follow(source);
    if (source && !source->flood.empty())
        return showFlood(*source);
    m_seen.reset();
    m_beforeEdit.reset();
    followReading();
}

void SourceEditor::showFlood(const store::StoredSource& source)
{
    setCurrentWidget(m_flood);
    m_flood->setSources(m_sources.sources());
    if (m_seen == source)
        return followHistory();
    const base::Result<alerts::Flood> flood = alerts::parseFlood(source.flood, source.name);
    setShown(this, flood.has_value());
    if (!flood)
        return;
    m_seen = source;
    m_beforeEdit.reset();
    m_flood->setFlood(*flood, source.seed);
    m_flood->setProblem({}, {});
    Q_EMIT m_flood->stormChosen(FloodTexts::NoStorm);
    m_flood->setCount(AlertsText::floodCount(*flood));
    tellFlood();
}

/// What is shown of a flood that is mixed into a history begins with that, as soon as it was read.
void SourceEditor::tellFlood() { tellFlood(m_flood->flood(), m_flood->seed()); }

void SourceEditor::tellFlood(alerts::Flood flood, std::uint64_t seed)
{
    m_historyStart = historyStart();
    flood.start = m_historyStart.value_or(flood.start);
    m_flood->setHistoryStart(m_historyStart);
    Q_EMIT historyChanged(history());
    Q_EMIT floodChanged(flood, seed);
}

std::shared_ptr<const alerts::AlertTable> SourceEditor::history() const
{
    const alerts::Flood& flood = m_flood->flood();
    for (const store::StoredSource& source : m_sources.sources()) {
        const bool isIt = flood.mix && source.flood.empty() && source.path == flood.mix->into;
        if (const std::shared_ptr<const LoadedAlerts> loaded = isIt ? m_sources.loaded(source.key) : nullptr)
            return loaded->table;
    }
    return nullptr;
}

std::optional<base::Timestamp> SourceEditor::historyStart() const
{
    std::shared_ptr<const alerts::AlertTable> table = history();
    // What both are mixed into begins with the history, too.
    const store::StoredSource* const source = m_flood->flood().mix && !table ? current() : nullptr;
    if (const std::shared_ptr<const LoadedAlerts> mixed = source ? m_sources.loaded(source->key) : nullptr)
        table = mixed->table;
    return table && table->size() > 0 ? std::optional(table->times().front()) : std::nullopt;
}

/// The history may have been read meanwhile.
void SourceEditor::followHistory()
{
    Q_EMIT historyChanged(history());
    if (m_historyStart != historyStart() && alerts::documentCount(m_flood->flood()))
        tellFlood();
}

void SourceEditor::showPreview()
{
    const store::StoredSource* const source = current();
    if (source && source->flood.empty()) {
        const alerts::AlertPreview* const preview = m_preview->preview();
        if (preview && preview->format == alerts::AlertFormat::Csv) {
            m_mapping->setRecognised(AlertsText::recognised(*preview));
            m_mapping->setColumns(mappedColumns(*preview));
            m_mapping->setLikelyTime(toText(preview->likelyTime));
            setCurrentWidget(m_mapping);
        } else if (preview) {
            m_jsonMapping->setPreview(*preview);
            setCurrentWidget(m_jsonMapping);
        }
        followReading();
    }
    Q_EMIT previewed();
}

bool SourceEditor::hasReading() const
{
    const store::StoredSource* const source = current();
    return source && source->flood.empty() && m_preview->preview();
}

void SourceEditor::showReading(bool isShown)
{
    m_isReadingShown = isShown;
    m_isReadingChosen = true;
    setShown(this, isShown && hasReading());
    Q_EMIT previewed();
}

void SourceEditor::chooseTime()
{
    showReading(true);
    if (isHidden())
        return;
    if (currentWidget() == m_mapping)
        m_mapping->focusTime();
    else
        m_jsonMapping->focusTime();
}

/// Once it is shown it stays, though all may be right meanwhile: a person may be writing in it.
void SourceEditor::followReading()
{
    if (!m_isReadingChosen && hasReading() && isReadingDoubtful())
        m_isReadingShown = true;
    setShown(this, m_isReadingShown && hasReading());
}

bool SourceEditor::isReadingDoubtful()
{
    const alerts::AlertPreview& preview = *m_preview->preview();
    const std::shared_ptr<const LoadedAlerts> loaded = m_sources.loaded(current()->key);
    if (m_sources.failure(current()->key) || preview.problem || preview.time.empty()
        || (loaded && AlertsText::isAllSkipped(*loaded)))
        return true;
    const bool isTimeGuessed = preview.isGuessed
        && std::ranges::find(preview.mapping, "@timestamp", &alerts::FieldMapping::value_type::second)
               != preview.mapping.end();
    return isTimeGuessed && parentWidget()->width() >= RoomForAGuess && m_seenGuesses.insert(current()->path).second;
}

void SourceEditor::changeFlood()
{
    const store::StoredSource* const source = current();
    if (!source || source->flood.empty())
        return;
    keepBeforeEdit(*source);
    const alerts::Flood& flood = m_flood->flood();
    m_flood->setCount(AlertsText::floodCount(flood));
    if (const base::Result<std::uint32_t> count = alerts::documentCount(flood); !count) {
        const base::Error& error = count.error();
        m_flood->setProblem(error.location ? toText(error.location->field) : QString(),
                            tr("%1. The flood stays as it was until this is right.").arg(FloodTexts::problem(error)));
        goBackBeforeEdit();
        // What is only too large is seen.
        if (error.code == base::ErrorCode::LimitReached)
            tellFlood();
        return;
    }
    tellFlood();
    if (flood.name.empty()) {
        m_flood->setProblem(u"name"_s, tr("A flood needs a name. It keeps the old one until it has another."));
        return goBackBeforeEdit();
    }
    m_flood->setProblem({}, {});
    store::StoredSource changed = *source;
    changed.name = flood.name;
    changed.flood = alerts::writeFlood(flood);
    changed.seed = m_flood->seed();
    saveFlood(changed);
}

/// A control may have been sound for some of its letters: "1", "19", "199" on the way to "1999".
void SourceEditor::keepBeforeEdit(const store::StoredSource& source)
{
    QWidget* const focus = m_flood->window()->focusWidget();
    QWidget* const editing = focus && m_flood->isAncestorOf(focus) ? focus : nullptr;
    if (m_beforeEdit && editing && editing == m_editing)
        return;
    m_editing = editing;
    m_beforeEdit = source;
}

/// The form keeps what was typed; what is saved and seen is what was there before.
void SourceEditor::goBackBeforeEdit()
{
    const store::StoredSource* const source = current();
    if (!source || !m_beforeEdit || *source == *m_beforeEdit)
        return;
    const store::StoredSource before = *m_beforeEdit;
    if (const base::Result<alerts::Flood> flood = alerts::parseFlood(before.flood, before.name))
        tellFlood(*flood, before.seed);
    saveFlood(before);
}

void SourceEditor::saveFlood(const store::StoredSource& changed)
{
    const std::optional<store::StoredSource> before = m_seen;
    m_seen = changed;
    Q_EMIT edited();
    if (!m_sources.save(changed))
        m_seen = before;
}

void SourceEditor::changeMapping(const std::string& mapping)
{
    const store::StoredSource* const source = current();
    if (!source || !source->flood.empty())
        return;
    store::StoredSource changed = *source;
    changed.mapping = mapping;
    Q_EMIT edited();
    m_sources.save(changed);
}

} // namespace casewright::ui
