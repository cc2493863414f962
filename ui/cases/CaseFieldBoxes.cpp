// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseFieldBoxes.h"

#include "core/cases/CaseNames.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseTones.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/LineOffers.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using cases::Severity;

QComboBox* makeSeverityBox(const QString& objectName, QWidget* parent)
{
    auto* const box = new QComboBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(QCoreApplication::translate("CaseFieldBoxes", "Severity"));
    box->setToolTip(QCoreApplication::translate("CaseFieldBoxes", "How bad it is"));
    for (const Severity severity : {Severity::Low, Severity::Medium, Severity::High, Severity::Critical})
        box->addItem(icons::icon(u"dot"_s, casetones::of(severity)), CaseText::severity(severity),
                     static_cast<int>(severity));
    return box;
}

void chooseSeverity(QComboBox* box, Severity severity)
{
    box->setCurrentIndex(box->findData(static_cast<int>(severity)));
}

Severity severityOf(const QComboBox* box) { return static_cast<Severity>(box->currentData().toInt()); }

QStringList toTexts(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list.append(toText(text));
    return list;
}

std::vector<std::string> toUtf8(const QStringList& texts)
{
    std::vector<std::string> list;
    for (const QString& text : texts)
        list.push_back(toUtf8(text));
    return list;
}

void setOffers(QLineEdit* field, const std::vector<std::string>& texts)
{
    offerWords(field, toTexts(texts));
}

QStringList peopleOf(const KnownValues& values)
{
    QStringList people = toTexts(values.assignees);
    for (const std::string& reporter : values.reporters)
        if (reporter != cases::RuleUser) // stands for rules
            people.append(toText(reporter));
    people.append(CaseRepository::loginName());
    people.removeDuplicates();
    people.sort(Qt::CaseInsensitive);
    return people;
}

std::optional<std::string> categoryOf(const QString& text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? std::nullopt : std::optional(toUtf8(trimmed));
}

} // namespace casewright::ui
