// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/MetricEdit.h"

#include "ui/bridge/Text.h"
#include "ui/designer/FieldNames.h"
#include "ui/designer/ShownText.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FieldPicker.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

MetricEdit::MetricEdit(const QString& name, FieldChoiceModel& choices, QWidget* parent) : QWidget(parent)
{
    setObjectName(name);
    build(name, choices);
    connectFields();
}

Sentence* MetricEdit::sentence(const QString& name, FieldChoiceModel& choices)
{
    auto* const sentence = new Sentence(this);
    m_name = new QLabel(sentence);
    m_name->setObjectName(name + u"Name"_s);
    setLook(m_name, u"code"_s);
    m_aggregation = new CodeComboBox(tr("Aggregation"),
                                     {{u"count"_s, tr("Count")},
                                      {u"avg"_s, tr("Average")},
                                      {u"min"_s, tr("Min")},
                                      {u"max"_s, tr("Max")},
                                      {u"sum"_s, tr("Sum")},
                                      {u"cardinality"_s, tr("Cardinality")},
                                      {u"p95"_s, tr("95th percentile")},
                                      {u"p99"_s, tr("99th percentile")},
                                      {u"rate"_s, tr("Rate")}},
                                     sentence);
    m_aggregation->setObjectName(name + u"Aggregation"_s);
    m_field = new FieldPicker(tr("Field"), &choices, FieldNames::detail, sentence);
    m_field->setObjectName(name + u"Field"_s);
    m_filter = new QLineEdit(sentence);
    m_filter->setObjectName(name + u"Filter"_s);
    m_filter->setAccessibleName(tr("KQL filter"));
    m_filter->setPlaceholderText(tr("all documents"));
    setLook(m_filter, u"code"_s);
    setTip(m_aggregation, tr("What is computed from the documents of the window."));
    setTip(m_field, tr("The field whose values are taken."));
    setTip(m_filter, tr("Which of the documents this metric takes, in KQL; without it all of them."));
    for (QLineEdit* const field : {static_cast<QLineEdit*>(m_field), m_filter})
        field->setMinimumWidth(size::FormLabel);
    auto* const first = new QWidget(sentence);
    auto* const line = new QHBoxLayout(first);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(size::Gap);
    line->addWidget(m_name);
    line->addWidget(m_aggregation);
    sentence->add({}, first);
    m_fieldPhrase = sentence->addWide(tr("of"), m_field);
    m_filterPhrase = sentence->addWide(tr("where"), m_filter);
    return sentence;
}

void MetricEdit::build(const QString& name, FieldChoiceModel& choices)
{
    Sentence* const sentence = this->sentence(name, choices);
    m_remove = new QToolButton(this);
    m_remove->setObjectName(name + u"Remove"_s);
    m_remove->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setFixedSize(size::Control, size::Control);
    setLook(m_remove, u"close"_s);
    m_note = noteFor(this, this);
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::GapSmall);
    row->addWidget(sentence, 1);
    row->addWidget(m_remove, 0, Qt::AlignTop);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::GapSmall);
    column->addLayout(row);
    column->addWidget(m_note);
}

void MetricEdit::connectFields()
{
    connect(m_aggregation, &CodeComboBox::codeChosen, this, [this](const QString& code) {
        rules::Metric metric = m_metric;
        metric.aggType = toUtf8(code);
        // Kibana filters counts only, and counts documents, not a field.
        if (metric.aggType == "count")
            metric.field.clear();
        else
            metric.filter.clear();
        Q_EMIT aggregationChosen(metric);
    });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        rules::Metric metric = m_metric;
        metric.field = toUtf8(text);
        Q_EMIT fieldTyped(metric);
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        rules::Metric metric = m_metric;
        metric.filter = toUtf8(text);
        Q_EMIT filterTyped(metric);
    });
    connect(m_remove, &QToolButton::clicked, this, &MetricEdit::removeRequested);
}

QWidget* MetricEdit::aggregation() const { return m_aggregation; }
QWidget* MetricEdit::field() const { return m_field; }
QWidget* MetricEdit::filter() const { return m_filter; }

void MetricEdit::setMetric(const rules::Metric& metric)
{
    m_metric = metric;
    const QString name = toText(metric.name);
    m_name->setText(name);
    m_aggregation->setCode(toText(metric.aggType));
    m_aggregation->setAccessibleName(tr("Aggregation of %1").arg(name));
    m_field->setAccessibleName(tr("Field of %1").arg(name));
    m_filter->setAccessibleName(tr("KQL filter of %1").arg(name));
    m_remove->setToolTip(tr("Remove metric %1").arg(name));
    m_remove->setAccessibleName(m_remove->toolTip());
    const bool isCount = metric.aggType == "count";
    showText(m_field, toText(metric.field));
    showText(m_filter, toText(metric.filter));
    setShown(m_fieldPhrase, !isCount || !metric.field.empty());
    setShown(m_filterPhrase, isCount || !metric.filter.empty());
}

void MetricEdit::setRemovable(bool isRemovable) { setShown(m_remove, isRemovable); }

void MetricEdit::setReadOnly(bool isReadOnly)
{
    m_aggregation->setEnabled(!isReadOnly);
    m_field->setReadOnly(isReadOnly);
    m_filter->setReadOnly(isReadOnly);
    m_remove->setEnabled(!isReadOnly);
}

} // namespace casewright::ui
