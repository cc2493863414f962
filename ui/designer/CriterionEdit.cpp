// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/CriterionEdit.h"

#include "ui/bridge/Text.h"
#include "ui/designer/ComparisonEdit.h"
#include "ui/designer/FieldNames.h"
#include "ui/designer/MetricEdit.h"
#include "ui/designer/ShownText.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TabOrder.h"
#include "ui/widgets/ThemeSizes.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::Criterion;
using rules::Metric;

namespace {

constexpr std::size_t MostMetrics = 26; // A to Z

/// The first letter that no metric has.
std::optional<std::string> freeName(const Criterion& criterion)
{
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const bool isTaken = std::ranges::find(criterion.metrics, std::string(1, letter), &Metric::name)
            != criterion.metrics.end();
        if (!isTaken)
            return std::string(1, letter);
    }
    return std::nullopt;
}

/// What counts without an equation: "A + B".
QString sumOf(const Criterion& criterion)
{
    QStringList names;
    for (const Metric& metric : criterion.metrics)
        names.append(toText(metric.name));
    return names.join(u" + "_s);
}

} // namespace

CriterionEdit::CriterionEdit(int position, FieldChoiceModel& choices, OnField onField, QWidget* parent)
    : QFrame(parent),
      m_position(position),
      m_choices(choices),
      m_onField(std::move(onField))
{
    setObjectName(u"criterion%1"_s.arg(position));
    setLook(this, u"storm"_s);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(size::GapMiddle, size::Gap, size::GapMiddle, size::GapMiddle);
    column->setSpacing(size::Gap);
    buildHead();
    m_metricColumn = new QVBoxLayout;
    m_metricColumn->setSpacing(size::Gap);
    column->addLayout(m_metricColumn);
    m_addMetric = new QPushButton(tr("+ Metric"), this);
    m_addMetric->setObjectName(objectName() + u"AddMetric"_s);
    column->addWidget(addNote(u"metrics"_s, m_addMetric));
    column->addWidget(m_addMetric, 0, Qt::AlignLeft);
    connect(m_addMetric, &QPushButton::clicked, this, &CriterionEdit::addMetric);
    buildEquation();
    buildComparison();
    makeMetric();
}

FieldNote* CriterionEdit::addNote(const QString& part, QWidget* field)
{
    FieldNote* const note = noteFor(field, this);
    m_onField(part, field, note);
    return note;
}

void CriterionEdit::buildHead()
{
    m_title = new QLabel(m_position == 0 ? tr("Criterion 1") : tr("AND criterion %1").arg(m_position + 1), this);
    setLook(m_title, u"strong"_s);
    m_remove = new QPushButton(tr("Remove"), this);
    m_remove->setObjectName(objectName() + u"Remove"_s);
    m_remove->setAccessibleName(tr("Remove criterion %1").arg(m_position + 1));
    setLook(m_remove, u"text"_s);
    auto* const row = new QHBoxLayout;
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_remove);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_remove, &QPushButton::clicked, this, &CriterionEdit::removeRequested);
}

void CriterionEdit::buildEquation()
{
    m_equation = new QLineEdit(this);
    m_equation->setObjectName(objectName() + u"Equation"_s);
    m_equation->setAccessibleName(tr("Equation"));
    setTip(m_equation, tr("What is made of the metrics, such as A / B * 100; without it they are added."));
    setLook(m_equation, u"code"_s);
    m_label = new QLineEdit(this);
    m_label->setObjectName(objectName() + u"Label"_s);
    m_label->setAccessibleName(tr("Label"));
    m_label->setPlaceholderText(tr("what alerts call the value"));
    setTip(m_label, tr("What alerts call the value in their reason."));
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(size::GapMiddle);
    grid->setVerticalSpacing(size::GapSmall);
    int column = 0;
    for (const auto& [text, part, field] : {std::tuple(tr("Equation · optional"), u"equation"_s, m_equation),
                                            std::tuple(tr("Label · optional"), u"label"_s, m_label)}) {
        auto* const name = new QLabel(text, this);
        name->setBuddy(field);
        setLook(name, u"muted"_s);
        grid->addWidget(name, 0, column);
        grid->addWidget(field, 1, column);
        grid->addWidget(addNote(part, field), 2, column, Qt::AlignTop);
        grid->setColumnStretch(column++, 1);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(grid);
    connect(m_equation, &QLineEdit::textEdited, this, [this](const QString& text) {
        say(u"equation"_s, tr("Change equation"), false,
            [&](Criterion& criterion) { criterion.equation = toUtf8(text); });
    });
    connect(m_label, &QLineEdit::textEdited, this, [this](const QString& text) {
        say(u"label"_s, tr("Change label"), false, [&](Criterion& criterion) { criterion.label = toUtf8(text); });
    });
}

void CriterionEdit::buildComparison()
{
    auto* const sentence = new Sentence(this);
    m_comparison = new ComparisonEdit(objectName(), sentence);
    m_window = new DurationEdit(u"smhd"_s, tr("For the last"), sentence);
    m_window->setObjectName(objectName() + u"Window"_s);
    setTip(m_window, tr("How far back from its run the rule looks at documents."));
    sentence->add(tr("FOR THE LAST"), m_window);
    auto* const column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(sentence);
    column->addWidget(addNote(u"comparator"_s, m_comparison->comparator()));
    FieldNote* const threshold = addNote(u"threshold"_s, m_comparison->first());
    m_onField(u"threshold.1"_s, m_comparison->second(), threshold);
    column->addWidget(threshold);
    FieldNote* const window = addNote(u"timeSize"_s, m_window);
    m_onField(u"timeUnit"_s, m_window, window);
    column->addWidget(window);
    connect(m_comparison, &ComparisonEdit::comparatorChosen, this, [this](const rules::Comparison& comparison) {
        say(u"comparator"_s, tr("Change comparator"), true,
            [&](Criterion& criterion) { criterion.comparison = comparison; });
    });
    connect(m_comparison, &ComparisonEdit::thresholdTyped, this,
            [this](const rules::Comparison& comparison, int which) {
                say(which == 0 ? u"threshold"_s : u"threshold.1"_s, tr("Change threshold"), false,
                    [&](Criterion& criterion) { criterion.comparison = comparison; });
            });
    connect(m_window, &DurationEdit::edited, this, [this](const QString& text) {
        say(u"timeSize"_s, tr("Change time window"), false,
            [&](Criterion& criterion) { criterion.window = FieldNames::windowOf(text); });
    });
}

void CriterionEdit::makeMetric()
{
    const std::size_t place = m_metrics.size();
    auto* const metric = new MetricEdit(u"%1Metric%2"_s.arg(objectName()).arg(place), m_choices, this);
    metric->setReadOnly(m_isReadOnly);
    m_metricColumn->addWidget(metric);
    m_metrics.push_back(metric);
    const QString part = u"metrics.%1"_s.arg(place);
    m_onField(part, metric->aggregation(), metric->note());
    m_onField(part + u".field"_s, metric->field(), metric->note());
    m_onField(part + u".filter"_s, metric->filter(), metric->note());
    connectMetric(metric, place);
    orderTabs(this);
}

void CriterionEdit::connectMetric(MetricEdit* metric, std::size_t place)
{
    const QString part = u"metrics.%1"_s.arg(place);
    const auto put = [this, place](const QString& where, const QString& text, bool isAlone, const Metric& changed) {
        say(where, text, isAlone, [&](Criterion& criterion) {
            if (place < criterion.metrics.size())
                criterion.metrics[place] = changed;
        });
    };
    connect(metric, &MetricEdit::aggregationChosen, this, [put, part](const Metric& changed) {
        put(part + u".aggType"_s, tr("Change aggregation"), true, changed);
    });
    connect(metric, &MetricEdit::fieldTyped, this, [put, part](const Metric& changed) {
        put(part + u".field"_s, tr("Change aggregated field"), false, changed);
    });
    connect(metric, &MetricEdit::filterTyped, this, [put, part](const Metric& changed) {
        put(part + u".filter"_s, tr("Change filter"), false, changed);
    });
    connect(metric, &MetricEdit::removeRequested, this, [this, place] { removeMetric(place); });
}

void CriterionEdit::addMetric()
{
    const std::optional<std::string> name = freeName(m_criterion);
    if (!name)
        return;
    const std::size_t place = m_criterion.metrics.size();
    say(u"metrics.%1"_s.arg(place), tr("Add metric"), true, [&name](Criterion& criterion) {
        criterion.metrics.push_back({.name = *name});
    });
    if (place < m_metrics.size())
        m_metrics[place]->aggregation()->setFocus();
}

void CriterionEdit::removeMetric(std::size_t place)
{
    m_addMetric->setFocus();
    say(u"metrics.%1"_s.arg(place), tr("Remove metric"), true, [place](Criterion& criterion) {
        if (place < criterion.metrics.size())
            criterion.metrics.erase(criterion.metrics.begin() + static_cast<std::ptrdiff_t>(place));
    });
}

void CriterionEdit::say(const QString& part, const QString& text, bool isAlone,
                        const std::function<void(Criterion&)>& how)
{
    Criterion changed = m_criterion;
    how(changed);
    Q_EMIT edited({.part = part, .text = text, .isAlone = isAlone, .criterion = std::move(changed)});
}

void CriterionEdit::setCriterion(const Criterion& criterion, bool isRemovable)
{
    m_criterion = criterion;
    setShown(m_remove, isRemovable);
    while (m_metrics.size() < criterion.metrics.size())
        makeMetric();
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        const bool isThere = i < criterion.metrics.size();
        if (isThere) {
            m_metrics[i]->setMetric(criterion.metrics[i]);
            m_metrics[i]->setRemovable(criterion.metrics.size() > 1);
        }
        setShown(m_metrics[i], isThere);
    }
    m_addMetric->setEnabled(!m_isReadOnly && criterion.metrics.size() < MostMetrics);
    showText(m_equation, toText(criterion.equation));
    m_equation->setPlaceholderText(sumOf(criterion));
    showText(m_label, toText(criterion.label));
    m_comparison->setComparison(criterion.comparison);
    m_window->setText(FieldNames::windowText(criterion.window));
}

void CriterionEdit::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_remove->setEnabled(!isReadOnly);
    m_addMetric->setEnabled(!isReadOnly && m_criterion.metrics.size() < MostMetrics);
    for (MetricEdit* const metric : m_metrics)
        metric->setReadOnly(isReadOnly);
    m_equation->setReadOnly(isReadOnly);
    m_label->setReadOnly(isReadOnly);
    m_comparison->setReadOnly(isReadOnly);
    m_window->setEnabled(!isReadOnly);
}

void CriterionEdit::focusFirst() { m_metrics.front()->aggregation()->setFocus(); }

} // namespace casewright::ui
