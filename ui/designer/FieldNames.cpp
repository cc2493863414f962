// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/FieldNames.h"

#include "ui/bridge/Text.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/NumberText.h"

#include <QCoreApplication>

namespace casewright::ui::FieldNames {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(FieldNames)
};

} // namespace

QStringList toList(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list.append(toText(name));
    return list;
}

std::vector<std::string> fromList(const QStringList& names)
{
    std::vector<std::string> list;
    for (const QString& name : names)
        list.push_back(toUtf8(name));
    return list;
}

QString windowText(const rules::RuleWindow& window) { return QString::number(window.size) + toText(window.unit); }

rules::RuleWindow windowOf(const QString& text)
{
    const qsizetype digits = text.startsWith(u'-') ? 1 : 0;
    qsizetype end = digits;
    while (end < text.size() && text.at(end).isDigit())
        ++end;
    return {.size = text.first(end).toLongLong(), .unit = toUtf8(text.sliced(end))};
}

QString describe(const QString& type, double coverage, qint64 values)
{
    QStringList parts{type};
    if (coverage == 0)
        parts.append(Words::tr("no alert has it"));
    else if (coverage > 0)
        parts.append(NumberText::percent(coverage));
    if (values == 1)
        parts.append(Words::tr("1 value"));
    else if (values > 1)
        parts.append(Words::tr("%1 values").arg(NumberText::grouped(values)));
    return parts.join(u" · "_s);
}

QString detail(const QModelIndex& field)
{
    return describe(field.data(FieldChoiceModel::TypeRole).toString(),
                    field.data(FieldChoiceModel::CoverageRole).toDouble(),
                    field.data(FieldChoiceModel::DistinctRole).toLongLong());
}

} // namespace casewright::ui::FieldNames
