// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodFieldEdit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

#include "ui/alerts/FloodDrafts.h"
#include "ui/alerts/FormRows.h"
#include "ui/bridge/Text.h"
#include "ui/models/FloodValueModel.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::uint32_t ShortList = 5; ///< values that a new list takes over
constexpr double Percent = 100;
constexpr int ShownValues = 5; ///< rows of the list

/// What cannot be one stays none.
std::uint32_t cardinalityOf(double typed)
{
    return static_cast<std::uint32_t>(std::clamp<double>(typed, 0, std::numeric_limits<std::uint32_t>::max()));
}

QToolButton* tool(QWidget* parent, const QString& name, const QString& icon, const QString& label)
{
    auto* const button = named(new QToolButton(parent), name, label, label);
    button->setIcon(icons::icon(icon, icons::Ink::Muted));
    button->setIconSize({size::NoteIcon, size::NoteIcon});
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

FloodFieldEdit::FloodFieldEdit(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"floodFieldEdit"_s);
    m_rows = new FormRows(this);
    buildRows();
    auto* const buttons = new QHBoxLayout;
    buildButtons(buttons);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, size::GapSmall, 0, 0);
    all->setSpacing(size::GapSmall);
    all->addWidget(m_rows);
    all->addLayout(buttons);
    connectNumbers();
    connectChoices();
}

void FloodFieldEdit::buildRows()
{
    m_name = named(new QLineEdit(this), u"floodFieldName"_s, tr("Name of the field"), tr("Such as host.name"));
    setLook(m_name, u"code"_s);
    m_rows->add(u"name"_s, tr("Name"), m_name);
    m_coming = named(new ElidedComboBox(this), u"floodFieldComing"_s, tr("How its values come"),
                     tr("Which of the values an event gets"));
    m_coming->addItems({tr("uniform"), tr("Zipf"), tr("by weight"), tr("with another field"), tr("sequence")});
    m_coming->setItemData(0, tr("each value as often as any other"), Qt::ToolTipRole);
    m_coming->setItemData(1, tr("a few values very often, many of them rarely"), Qt::ToolTipRole);
    m_coming->setItemData(2, tr("each value of a list with a weight of its own"), Qt::ToolTipRole);
    m_coming->setItemData(3, tr("where that has the same value, this has the same"), Qt::ToolTipRole);
    m_coming->setItemData(4, tr("counts the events up"), Qt::ToolTipRole);
    m_rows->add(u"sequence"_s, tr("Values come"), m_coming);
    m_of = named(new ElidedComboBox(this), u"floodFieldOf"_s, tr("The field that it goes with"),
                 tr("Events with the same value there have the same value here"));
    m_of->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rows->add(u"of"_s, tr("Goes with"), m_of);
    m_skew = named(new NumberEdit(this), u"floodFieldSkew"_s, tr("Skew"),
                   tr("How unevenly the values come: 0 all alike, 1 as words in a language (Zipf), up to 4"));
    FormRows::takeAnyNumber(m_skew);
    m_skew->setDecimals(3);
    m_skew->setSingleStep(0.1);
    m_rows->add(u"skew"_s, tr("Skew"), m_skew);
    m_list = named(new QCheckBox(tr("from a list"), this), u"floodFieldList"_s, tr("Values from a list"),
                   tr("The values are those of a list, instead of made up"));
    m_rows->add(u"list"_s, tr("Values"), m_list);
    buildValues();
    m_prefix = named(new QLineEdit(this), u"floodFieldPrefix"_s, tr("What the values begin with"),
                     tr("Values are this and a number from 1"));
    setLook(m_prefix, u"code"_s);
    m_rows->add(u"prefix"_s, tr("Begin with"), m_prefix);
    m_count = named(new NumberEdit(this), u"floodFieldValues"_s, tr("Number of different values"),
                    tr("How many different values there are"));
    FormRows::takeAnyNumber(m_count);
    m_count->setDecimals(0);
    m_rows->add(u"cardinality"_s, tr("How many"), m_count);
    m_number = named(new QCheckBox(tr("as numbers, not texts"), this), u"floodFieldNumber"_s, tr("As numbers"),
                     tr("The values stand in the documents as numbers"));
    m_rows->add(u"number"_s, tr("Written"), m_number);
    m_missing = named(new NumberEdit(this), u"floodFieldMissing"_s, tr("Missing, in percent"),
                      tr("Share of the events that do not have the field"));
    FormRows::takeAnyNumber(m_missing);
    m_missing->setDecimals(4);
    m_missing->setSuffix(u" %"_s);
    m_rows->add(u"missing"_s, tr("Missing"), m_missing);
}

void FloodFieldEdit::buildValues()
{
    m_valueBody = new QWidget(this);
    m_valueBody->setObjectName(u"floodFieldValueBody"_s);
    m_model = new FloodValueModel(this);
    m_values = named(new QTableView(m_valueBody), u"floodFieldValueTable"_s, tr("Values of the field"),
                     tr("Edit a value or its weight with F2 or a double click"));
    m_values->setModel(m_model);
    setUpTable(m_values);
    m_values->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                              | QAbstractItemView::AnyKeyPressed);
    m_values->horizontalHeader()->setSectionResizeMode(FloodValueModel::Value, QHeaderView::Stretch);
    m_values->horizontalHeader()->setSectionResizeMode(FloodValueModel::Weight, QHeaderView::ResizeToContents);
    m_values->setFixedHeight((ShownValues + 1) * size::Row);
    QToolButton* const add = tool(m_valueBody, u"floodFieldAddValue"_s, u"plus"_s, tr("Add a value"));
    m_removeValue = tool(m_valueBody, u"floodFieldRemoveValue"_s, u"minus"_s, tr("Remove the chosen value"));
    auto* const side = new QVBoxLayout;
    side->addWidget(add);
    side->addWidget(m_removeValue);
    side->addStretch();
    auto* const row = new QHBoxLayout(m_valueBody);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(size::GapSmall);
    row->addWidget(m_values, 1);
    row->addLayout(side);
    m_rows->add(u"values"_s, {}, m_valueBody);
    connect(add, &QToolButton::clicked, this, [this] {
        if (!m_model->append())
            return;
        const QModelIndex last = m_model->index(m_model->rowCount() - 1, FloodValueModel::Value);
        m_values->setCurrentIndex(last);
        m_values->edit(last);
    });
    connect(m_removeValue, &QToolButton::clicked, this, [this] { m_model->remove(m_values->currentIndex().row()); });
    connect(m_model, &FloodValueModel::edited, this, [this] {
        m_field.values = m_model->values();
        m_field.weights = m_model->weights();
        m_field.cardinality = static_cast<std::uint32_t>(m_field.values.size());
        if (m_field.values.empty())
            return useList(false);
        if (!m_field.weights.empty())
            m_field.skew = 0;
        changed();
    });
}

void FloodFieldEdit::buildButtons(QHBoxLayout* row)
{
    m_up = tool(this, u"floodFieldUp"_s, u"chevron-up"_s, tr("Move the field up"));
    m_down = tool(this, u"floodFieldDown"_s, u"chevron-down"_s, tr("Move the field down"));
    QToolButton* const remove = tool(this, u"floodFieldRemove"_s, u"trash"_s, tr("Remove the field"));
    row->setSpacing(size::GapSmall);
    for (QToolButton* const button : {m_up, m_down, remove})
        row->addWidget(button);
    row->addStretch();
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    connect(remove, &QToolButton::clicked, this, &FloodFieldEdit::removeRequested);
}

void FloodFieldEdit::changed()
{
    showRows();
    Q_EMIT edited();
}

void FloodFieldEdit::connectNumbers()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_field.name = toUtf8(text.trimmed());
        Q_EMIT renamed();
    });
    connect(m_name, &QLineEdit::editingFinished, this, &FloodFieldEdit::renamingDone);
    connect(m_prefix, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_field.prefix = toUtf8(text);
        Q_EMIT edited();
    });
    connect(m_count, &NumberEdit::valueChanged, this, [this](double count) {
        m_field.cardinality = cardinalityOf(count);
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
}

void FloodFieldEdit::connectChoices()
{
    connect(m_coming, &QComboBox::activated, this, [this](int index) { changeComing(static_cast<Coming>(index)); });
    connect(m_of, &QComboBox::activated, this, [this] {
        m_field.of = toUtf8(m_of->currentText());
        changed();
    });
    connect(m_list, &QCheckBox::clicked, this, &FloodFieldEdit::useList);
    connect(m_number, &QCheckBox::clicked, this, [this](bool isNumber) {
        m_field.number = isNumber;
        if (isNumber)
            m_field.prefix.clear();
        m_prefix->setText(toText(m_field.prefix));
        changed();
    });
}

FloodFieldEdit::Coming FloodFieldEdit::coming() const
{
    if (m_field.sequence)
        return Coming::Sequence;
    if (!m_field.of.empty())
        return Coming::GoesWith;
    if (!m_field.weights.empty())
        return Coming::Weighted;
    return m_field.skew > 0 ? Coming::Zipf : Coming::Uniform;
}

void FloodFieldEdit::changeComing(Coming coming)
{
    if (coming == this->coming())
        return;
    m_field.sequence = coming == Coming::Sequence;
    m_field.of = coming == Coming::GoesWith && !m_above.isEmpty() ? toUtf8(m_above.first()) : std::string();
    m_field.skew = coming == Coming::Zipf ? 1 : 0;
    m_field.weights.clear();
    if (coming == Coming::Sequence) {
        m_field.values.clear();
        m_field.cardinality = 1;
    } else if (m_field.values.empty() && m_field.cardinality == 1) {
        m_field.cardinality = 10;
    }
    if (coming == Coming::Weighted) {
        if (m_field.values.empty())
            useList(true);
        m_field.weights.assign(m_field.values.size(), 1);
    }
    changed();
}

void FloodFieldEdit::useList(bool isList)
{
    if (isList && m_field.values.empty()) {
        // The list begins with the first of the values that there were.
        for (std::uint32_t i = 1; i <= std::clamp(m_field.cardinality, 1U, ShortList); ++i)
            m_field.values.push_back({m_field.number ? alerts::ValueKind::Number : alerts::ValueKind::String,
                                      m_field.prefix + std::to_string(i)});
        m_field.cardinality = static_cast<std::uint32_t>(m_field.values.size());
        m_field.prefix.clear();
        m_field.number = false;
    } else if (!isList) {
        m_field.cardinality = static_cast<std::uint32_t>(std::max<std::size_t>(m_field.values.size(), 1));
        m_field.values.clear();
        m_field.weights.clear();
        m_field.prefix = FloodDrafts::prefixFor(m_field.name);
    }
    changed();
}

void FloodFieldEdit::setField(const alerts::Flood& flood, std::size_t position)
{
    m_field = flood.fields[position];
    showOthers(flood, position);
    m_up->setEnabled(position > 0);
    m_down->setEnabled(position + 1 < flood.fields.size());
    showRows();
}

void FloodFieldEdit::showOthers(const alerts::Flood& flood, std::size_t position)
{
    m_above.clear();
    for (std::size_t i = 0; i < position; ++i)
        m_above.append(toText(flood.fields[i].name));
    m_of->clear();
    m_of->addItems(m_above);
    // Without a field above there is none to go with.
    if (auto* const entries = qobject_cast<QStandardItemModel*>(m_coming->model()))
        entries->item(static_cast<int>(Coming::GoesWith))->setEnabled(!m_above.isEmpty());
}

void FloodFieldEdit::showRows()
{
    const QSignalBlocker quietCount(m_count);
    const QSignalBlocker quietSkew(m_skew);
    const QSignalBlocker quietMissing(m_missing);
    // A text that is the same is left alone, so that the cursor stays.
    if (toUtf8(m_name->text().trimmed()) != m_field.name)
        m_name->setText(toText(m_field.name));
    if (toUtf8(m_prefix->text()) != m_field.prefix)
        m_prefix->setText(toText(m_field.prefix));
    m_coming->setCurrentIndex(static_cast<int>(coming()));
    const QString of = toText(m_field.of);
    if (!of.isEmpty() && m_of->findText(of) < 0)
        m_of->addItem(of);
    m_of->setCurrentIndex(m_of->findText(of));
    if (m_skew->value() != m_field.skew)
        m_skew->setValue(m_field.skew);
    m_list->setChecked(!m_field.values.empty());
    m_model->setValues(m_field.values, m_field.weights);
    if (cardinalityOf(m_count->value()) != m_field.cardinality)
        m_count->setValue(m_field.cardinality);
    m_number->setChecked(m_field.number);
    if (m_missing->value() / Percent != m_field.missing)
        m_missing->setValue(m_field.missing * Percent);
    const bool isList = !m_field.values.empty();
    m_rows->setRowShown(u"of"_s, coming() == Coming::GoesWith);
    // A skew that is set to nothing meanwhile can be set again.
    m_rows->setRowShown(u"skew"_s, coming() == Coming::Zipf || m_skew->hasFocus());
    m_rows->setRowShown(u"list"_s, !m_field.sequence);
    m_rows->setRowShown(u"values"_s, isList);
    m_rows->setRowShown(u"prefix"_s, !isList && !m_field.number);
    m_rows->setRowShown(u"cardinality"_s, !isList && !m_field.sequence);
    m_rows->setRowShown(u"number"_s, !isList);
    m_values->setColumnHidden(FloodValueModel::Weight, coming() != Coming::Weighted);
}

bool FloodFieldEdit::setProblem(const QString& key, const QString& text)
{
    return m_rows->setProblem(key == u"weights" ? u"values"_s : key, text);
}

void FloodFieldEdit::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace casewright::ui
