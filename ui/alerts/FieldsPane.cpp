// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FieldsPane.h"

#include <QResizeEvent>

#include <algorithm>
#include <utility>

#include "ui/alerts/FieldsCard.h"
#include "ui/alerts/TopValuesCard.h"
#include "ui/bridge/FloodSample.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastFields = 190;      ///< height of the card, so that some rows are in sight
constexpr int LeastLowFields = 154;   ///< two rows
constexpr int BesideFrom = 660;       ///< width of the pane; in a narrower one there is room for one of the cards
constexpr int LeastTop = 200;         ///< width
constexpr int WidestTop = 340;

QString originOf(const FloodSample::Counted& sample)
{
    const QString documents = NumberText::grouped(sample.documents);
    if (sample.documents < sample.whole)
        return sample.isMixed ? FieldsPane::tr("sample of %1, without the history").arg(documents)
                              : FieldsPane::tr("sample of %1").arg(documents);
    return sample.isMixed ? FieldsPane::tr("without the history") : FieldsPane::tr("as it will be made");
}

} // namespace

FieldsPane::FieldsPane(QWidget* parent) : ArrangedSplitter(Qt::Horizontal, parent)
{
    setObjectName(u"fieldsSplit"_s);
    setChildrenCollapsible(false);
    setHandleWidth(size::GapMiddle);
    setLook(this, u"gap"_s);
    m_fields = new FieldsCard(this);
    m_top = new TopValuesCard(this);
    m_top->setMinimumWidth(LeastTop);
    setLow(false);
    m_sample = new FloodSample(this);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    connect(m_fields, &FieldsCard::chosenChanged, this, &FieldsPane::showChosen);
    connect(m_fields, &FieldsCard::topValuesRequested, this, [this] { turnTo(true); });
    connect(m_top, &TopValuesCard::fieldsRequested, this, [this] { turnTo(false); });
    connect(m_top, &TopValuesCard::valueChosen, this, &FieldsPane::chooseValue);
    connect(m_sample, &FloodSample::counted, this, &FieldsPane::follow);
}

void FieldsPane::setLow(bool isLow)
{
    m_fields->setMinimumHeight(isLow ? LeastLowFields : LeastFields);
    // No less than its parts need.
    m_top->setMinimumHeight(isLow ? 0 : LeastFields);
}

void FieldsPane::setAlerts(std::shared_ptr<const LoadedAlerts> loaded)
{
    m_loaded = std::move(loaded);
    m_isOlder = false;
    // Of the source before.
    m_sample->forget();
    follow();
}

void FieldsPane::setOlder(bool isOlder)
{
    if (isOlder == m_isOlder)
        return;
    m_isOlder = isOlder;
    follow();
}

void FieldsPane::setFlood(const alerts::Flood& flood, std::uint64_t seed)
{
    m_sample->start(flood, seed);
}

void FieldsPane::forgetFlood() { m_sample->cancel(); }

bool FieldsPane::hasFields() const { return m_fields->hasFields(); }

void FieldsPane::follow()
{
    const std::optional<FloodSample::Counted>& sample = m_sample->last();
    if (m_loaded && !m_isOlder) {
        // It would come too late.
        m_sample->cancel();
        showFields(m_loaded->fields, {});
    } else if (sample) {
        showFields(sample->fields, originOf(*sample));
    } else if (m_loaded) {
        showFields(m_loaded->fields, tr("older, being counted …"));
    } else {
        showFields({}, m_sample->isRunning() ? tr("being counted …") : QString());
    }
    // Of a flood that is not made there are no documents to show.
    m_top->setChoosable(m_loaded != nullptr);
    Q_EMIT shown();
}

void FieldsPane::showFields(const std::vector<alerts::FieldStatistics>& fields, const QString& origin)
{
    m_fields->setFields(fields);
    m_fields->setOrigin(origin);
}

void FieldsPane::chooseValue(const QString& field, const alerts::FrequentValue& value)
{
    // The beginning of a long value is not enough; a value of a sample has no other code in what is there.
    const alerts::Column* const column = m_loaded && !value.isWhole ? m_loaded->table->column(toUtf8(field)) : nullptr;
    const bool isThere = column && value.code <= column->distinctCount()
                         && column->value(value.code).text.starts_with(value.text);
    Q_EMIT valueChosen(field, toText(isThere ? column->value(value.code).text : value.text));
}

void FieldsPane::showChosen()
{
    if (const alerts::FieldStatistics* const field = m_fields->chosen())
        m_top->setField(*field);
    else
        m_top->clear();
    showCards();
}

void FieldsPane::showCards()
{
    const bool hasTop = m_fields->hasFields() && (!m_isNarrow || m_isTopWanted);
    m_fields->setTopValuesElsewhere(m_isNarrow && m_fields->hasFields());
    m_top->setInPlaceOfFields(m_isNarrow);
    setShown(m_top, hasTop);
    setShown(m_fields, !m_isNarrow || !hasTop);
    updateGeometry();
}

void FieldsPane::turnTo(bool isTopWanted)
{
    m_isTopWanted = isTopWanted;
    showCards();
    (isTopWanted ? static_cast<QWidget*>(m_top) : m_fields)->setFocus();
}

int FieldsPane::wantedHeight() const
{
    // Top values are as tall, and scroll.
    return std::max(m_fields->wantedHeight(), minimumSizeHint().height());
}

QSize FieldsPane::minimumSizeHint() const
{
    const int width = std::max(m_fields->minimumSizeHint().width(), LeastTop);
    return {width, QSplitter::minimumSizeHint().height()};
}

void FieldsPane::resizeEvent(QResizeEvent* event)
{
    ArrangedSplitter::resizeEvent(event);
    const bool isNarrow = width() < BesideFrom;
    if (isNarrow != m_isNarrow) {
        m_isNarrow = isNarrow;
        showCards();
    }
    // What a person moved stays.
    if (isArranged() || isNarrow)
        return;
    const int top = std::clamp(width() / 3, LeastTop, WidestTop);
    setSizes({width() - top, top});
}

} // namespace casewright::ui
