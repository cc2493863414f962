// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SymptomForm.h"

#include "ui/bridge/Text.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/FieldPicker.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::SymptomKind;

constexpr std::array Kinds{SymptomKind::AlertLost,  SymptomKind::MixedCase, SymptomKind::RunFailed,
                           SymptomKind::BreakerRun, SymptomKind::CaseFull,  SymptomKind::CaseReopened};

QString textOf(SymptomKind kind)
{
    switch (kind) {
    case SymptomKind::AlertLost: return SymptomForm::tr("An alert is in no case");
    case SymptomKind::MixedCase: return SymptomForm::tr("A case has several values of a field");
    case SymptomKind::RunFailed: return SymptomForm::tr("A whole run fails");
    case SymptomKind::BreakerRun: return SymptomForm::tr("Grouping is given up");
    case SymptomKind::CaseFull: return SymptomForm::tr("A case is full");
    case SymptomKind::CaseReopened: return SymptomForm::tr("A case is reopened");
    }
    return {};
}

} // namespace

SymptomForm::SymptomForm(FieldChoiceModel& fields, QWidget* parent) : QWidget(parent)
{
    m_kind = new ElidedComboBox(this);
    m_kind->setObjectName(u"shrinkSymptom"_s);
    m_kind->setAccessibleName(tr("What was seen"));
    m_kind->setToolTip(tr("The symptom that must still show in the alerts that are left"));
    for (const SymptomKind kind : Kinds)
        m_kind->addItem(textOf(kind));
    setFocusProxy(m_kind);
    m_alert = new QLineEdit(this);
    m_alert->setObjectName(u"shrinkAlert"_s);
    m_alert->setAccessibleName(tr("Id of the alert"));
    m_alert->setToolTip(tr("The alert that is lost; without an id any alert that is"));
    m_alert->setPlaceholderText(tr("_id of the alert, or any"));
    m_alert->setMinimumWidth(size::RuleList);
    m_field = new FieldPicker(
        tr("Field whose values should not be in one case"), &fields,
        [](const QModelIndex& field) { return field.data(FieldChoiceModel::TypeRole).toString(); }, this);
    m_field->setObjectName(u"shrinkField"_s);
    m_field->setPlaceholderText(tr("Field, such as host.name"));
    m_field->setToolTip(tr("A case with two values of this field is the symptom"));
    m_field->setMinimumWidth(size::RuleList);
    m_begin = new QPushButton(tr("Shrink"), this);
    m_begin->setObjectName(u"shrinkBegin"_s);
    m_begin->setToolTip(tr("Leave out alerts as long as this still happens"));
    setLook(m_begin, u"primary"_s);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::Gap);
    all->addWidget(m_kind);
    all->addWidget(m_alert, 1);
    all->addWidget(m_field, 1);
    all->addStretch(1);
    all->addWidget(m_begin);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SymptomForm::showParts);
    connect(m_field, &QLineEdit::textChanged, this, &SymptomForm::showParts);
    connect(m_begin, &QPushButton::clicked, this, &SymptomForm::wanted);
    connect(m_alert, &QLineEdit::returnPressed, m_begin, &QPushButton::click);
    showParts();
}

analysis::Symptom SymptomForm::symptom() const
{
    const SymptomKind kind = Kinds[static_cast<std::size_t>(m_kind->currentIndex())];
    return {.kind = kind,
            .alert = kind == SymptomKind::AlertLost ? toUtf8(m_alert->text().trimmed()) : std::string(),
            .field = kind == SymptomKind::MixedCase ? toUtf8(m_field->text().trimmed()) : std::string()};
}

void SymptomForm::setSymptom(const analysis::Symptom& symptom)
{
    m_kind->setCurrentIndex(static_cast<int>(std::ranges::find(Kinds, symptom.kind) - Kinds.begin()));
    m_alert->setText(toText(symptom.alert));
    m_field->setText(toText(symptom.field));
}

void SymptomForm::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    showParts();
}

void SymptomForm::showParts()
{
    const analysis::Symptom now = symptom();
    m_alert->setVisible(now.kind == SymptomKind::AlertLost);
    m_field->setVisible(now.kind == SymptomKind::MixedCase);
    m_begin->setEnabled(!m_isRunning && (now.kind != SymptomKind::MixedCase || !now.field.empty()));
}

} // namespace casewright::ui
